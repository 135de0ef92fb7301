namespace library;

using { cuid, managed } from '@sap/cds/common';

type Shelf : String enum { Stacks; Reference; Children; }

type Price {
  amount   : Decimal(12, 4);
  currency : String(3);
}

entity Works : cuid, managed {
  title    : String(120) @mandatory;
  shelf    : Shelf;
  price    : Price;
  subjects : array of String;
  weight   : Double;
  letters  : Int64;
  printed  : Date;
  tour     : Time;
  acquired : Timestamp;
  serial   : UUID;
  onLoan   : Integer default 0;
  writer   : Association to Writers;
  copies   : Composition of many Copies on copies.work = $self;
}

entity Writers : cuid {
  name  : String;
  works : Association to many Works on works.writer = $self;
}

entity Copies {
  key work   : Association to Works;
  key number : Integer;
      worn   : Boolean;
}

entity Covers {
  key isbn : String(13);
  image    : LargeBinary @Core.MediaType: 'image/png';
}

entity Shelves {
  key name : String(20);
}
