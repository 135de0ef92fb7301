// What the operations of the library do.
const cds = require("@sap/cds");

module.exports = class Lending extends cds.ApplicationService {
  init() {
    const { Works } = this.entities;

    this.on("lend", Works, async (request) => {
      const { ID } = request.params.at(-1);
      await UPDATE(Works, ID).with({ onLoan: { "+=": 1 } });
      return SELECT.one.from(Works, ID);
    });
    this.on("similar", Works, (request) => SELECT.from(Works).orderBy("title").limit(request.data.most ?? 1));
    this.on("remind", async (request) => {
      const work = await SELECT.one.from(Works, request.data.work);
      if (!work) return request.reject(404, "nobody lent that");
      if (request.data.days < 0) return request.reject(409, "it is too early", "days");
      return { text: work.title, days: request.data.days };
    });
    this.on("reshelve", async (request) => SELECT.from(Works).where({ shelf: request.data.shelf }).orderBy("title"));
    this.on("stock", async (request) => {
      const found = await SELECT.from(Works).where({ shelf: request.data.shelf });
      return { works: found.length, heaviest: Math.max(...found.map((work) => work.weight ?? 0)) };
    });
    this.on("READ", "Desk", () => ({ id: 1, clerk: "Ada" }));
    return super.init();
  }
};
