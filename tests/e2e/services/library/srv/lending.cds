using library from '../db/library';

@path: '/odata/v4/lending'
@requires: 'any'
service Lending {
  entity Works as projection on library.Works actions {
    action   lend(days : Integer) returns Works;
    function similar(most : Integer) returns array of Works;
  };
  annotate Works with { modifiedAt @odata.etag };

  entity Writers as projection on library.Writers;
  entity Copies  as projection on library.Copies;

  @odata.singleton
  entity Desk { key id : Integer; clerk : String; }

  entity Covers as projection on library.Covers;

  @readonly
  entity Shelves as projection on library.Shelves;

  @open
  type Note { text : String; }

  type Stock { works : Integer; heaviest : Double; }

  action   reshelve(shelf : String) returns array of Works;
  action   remind(work : UUID @mandatory, days : Integer) returns Note;
  function stock(shelf : String) returns Stock;
}
