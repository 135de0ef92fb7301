// Our own schema on fe-mockserver-core: node server.js METADATA DATA
const express = require("express");
const Mockserver = require("@sap-ux/fe-mockserver-core").default;

const [metadataPath, mockdataPath] = process.argv.slice(2);
const service = { urlPath: "/industry", metadataPath, mockdataPath, generateMockData: false, strictKeyMode: true };

(async () => {
  const mock = new Mockserver({ services: [service], annotations: [], plugins: [] });
  await mock.isReady;
  const app = express().use(mock.getRouter());
  const server = app.listen(0, "127.0.0.1", () => console.log(`listening on ${server.address().port}`));
})();
