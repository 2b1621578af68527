// A process that loads this ends when the one that started it is gone, be it by kill -9, so that nobody keeps the port.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  setTimeout(() => process.exit(1), 8000).unref();
  process.kill(process.pid, "SIGTERM");
}, 500).unref();
