// A lending library on SAP CAP: on the loopback address alone, and it tells the port that it got.
const cds = require("@sap/cds");
cds.once("bootstrap", (app) => {
  const listen = app.listen.bind(app);
  app.listen = (port) => listen(port, "127.0.0.1");
});
cds.once("listening", ({ server }) => console.log(`listening on ${server.address().port}`));
module.exports = cds.server;
