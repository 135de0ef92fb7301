// Loaded before each service: it ends when whoever started it is gone, however that ended.
process.stdin.on("end", () => process.exit(0)).resume();
