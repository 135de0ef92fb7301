// A fleet of vehicles on odata-v4-server, which knows inheritance.
import { Edm, ODataController, ODataServer, odata } from "odata-v4-server";

@odata.namespace("Fleet")
export class Driver {
  @Edm.Key @Edm.String id!: string;
  @Edm.String name!: string;
  constructor(values: object = {}) { Object.assign(this, values); }
}

@odata.namespace("Fleet")
export class Vehicle {
  @Edm.Key @Edm.String id!: string;
  @Edm.String plate!: string;
  @Edm.Int32 seats!: number;
  @Edm.EntityType(Driver) driver!: Driver;
  @Edm.Collection(Edm.EntityType(Driver)) crew!: Driver[];
  @Edm.Action refit(@Edm.Int32 seats: number, @odata.result vehicle: any) {
    vehicles.find((each) => each.id === vehicle.id)!.seats = seats;
  }
  @Edm.Function(Edm.Boolean) carries(@Edm.Int32 least: number, @odata.result vehicle: any) {
    return vehicle.seats >= least;
  }
  constructor(values: object = {}) { Object.assign(this, values); }
}

@odata.namespace("Fleet")
export class Truck extends Vehicle {
  @Edm.Double load!: number;
}

@odata.namespace("Fleet")
export class Tanker extends Truck {
  @Edm.Int64 litres!: number;
}

@odata.namespace("Fleet")
export class Bus extends Vehicle {
  @Edm.String line!: string;
}

const kinds: Record<string, new (values: object) => Vehicle> = { Vehicle, Truck, Tanker, Bus };
const vehicles: Vehicle[] = [
  new Truck({ id: "t1", plate: "K 1", seats: 3, load: 7.5 }),
  new Tanker({ id: "t2", plate: "K 2", seats: 2, load: 20, litres: 30000 }),
  new Bus({ id: "b1", plate: "K 3", seats: 40, line: "16" }),
];

const drivers: Driver[] = [new Driver({ id: "d1", name: "Ada" }), new Driver({ id: "d2", name: "Bo" })];
const crews = new Map<string, string[]>();

@odata.type(Driver)
@Edm.EntitySet("Drivers")
export class Drivers extends ODataController {
  @odata.GET find() { return drivers; }
  @odata.GET findOne(@odata.key key: string) { return drivers.find((each) => each.id === key); }
}

@odata.type(Vehicle)
@Edm.EntitySet("Vehicles")
export class Vehicles extends ODataController {
  @odata.GET find(@odata.context context: any) {
    // The server takes a cast and leaves to the controller what it means.
    const cast = /Vehicles\/Fleet\.(\w+)/.exec(context.request.originalUrl);
    return vehicles.filter((each) => each instanceof (kinds[cast?.[1] ?? ""] ?? Vehicle));
  }
  @odata.GET findOne(@odata.key key: string) { return vehicles.find((each) => each.id === key); }
  @odata.POST insert(@odata.body body: any, @odata.type type: any) {
    const made = new kinds[String(body["@odata.type"] ?? type).split(".").pop()!](body);
    vehicles.push(made);
    return made;
  }
  @odata.PATCH update(@odata.key key: string, @odata.body body: any) {
    const found = vehicles.find((each) => each.id === key);
    if (found) Object.assign(found, body);
    return found ? 1 : 0;
  }
  @odata.DELETE remove(@odata.key key: string) {
    const at = vehicles.findIndex((each) => each.id === key);
    if (at >= 0) vehicles.splice(at, 1);
    return at >= 0 ? 1 : 0;
  }
  @Edm.Function(Edm.Int32) seating(@Edm.Int32 least: number, @odata.context context: any) {
    return this.find(context).filter((each) => each.seats >= least).length;
  }
  @odata.GET("driver") driverOf(@odata.result vehicle: any) {
    return drivers.find((each) => each.id === (crews.get(`${vehicle.id} driver`) ?? [])[0]);
  }
  @(odata.PUT("driver").$ref) setDriver(@odata.key key: string, @odata.link link: string) {
    crews.set(`${key} driver`, [link]);
  }
  @(odata.DELETE("driver").$ref) unsetDriver(@odata.key key: string) {
    crews.delete(`${key} driver`);
  }
  @odata.GET("crew") crewOf(@odata.result vehicle: any) {
    return drivers.filter((each) => (crews.get(vehicle.id) ?? []).includes(each.id));
  }
  @(odata.POST("crew").$ref) addCrew(@odata.key key: string, @odata.link link: string) {
    crews.set(key, [...(crews.get(key) ?? []), link]);
  }
  @(odata.DELETE("crew").$ref) removeCrew(@odata.key key: string, @odata.link link: string) {
    crews.set(key, (crews.get(key) ?? []).filter((each) => each !== link));
  }
}

@odata.controller(Vehicles, true)
@odata.controller(Drivers, true)
@odata.namespace("Fleet")
export class Fleet extends ODataServer {
  @Edm.FunctionImport(Edm.Int32)
  seats(@Edm.Int32 least: number) {
    return vehicles.filter((each) => each.seats >= least).length;
  }
}

const server: any = Fleet.create("/fleet", 0, "127.0.0.1");
server.on("listening", () => console.log(`listening on ${server.address().port}`));
