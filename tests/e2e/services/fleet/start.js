// Compiles the fleet and starts it.
const { execFileSync } = require("node:child_process");
execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", __dirname], { stdio: "inherit" });
require("./server.js");
