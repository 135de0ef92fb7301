from typing import Any

def test_smoke(sample: Any) -> None:
    d = {
        "@odata.type": "#ex.incomingFlowRun", "@odata.etag": "W/1", "id": "1", "startedDateTime": "2024-01-01T00:00:00.1234567Z",
        "status": "weird", "days": "monday,tuesday", "statistics": {"count": "5", "average": "INF"},
        "history": [{"@odata.type": "ex.detailedStatistics", "errors": [1, None]}, None], "flow": {"a": [1]},
        "steps": [{"@odata.type": "#ex.unknown", "x": 1}], "steps@odata.count": 3,
    }
    run = sample.Run.from_dict(d)
    print(run)
    assert type(run) is sample.IncomingFlowRun
    assert run.to_dict() == d
    assert run.to_patch() == {}
    run.history[0].errors.append(4)
    assert run.to_patch() == {"history": [{"@odata.type": "ex.detailedStatistics", "errors": [1, None, 4]}, None]}
    print(run.to_json())
