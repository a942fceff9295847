// Loaded into every process that must not outlive the one that started it: ends it when the channel to its parent is cut.
if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 4_000).unref();
  });
  process.channel.unref();
}
