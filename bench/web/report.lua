-- One line: requests a second, percentiles in milliseconds, answers that were errors.
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("figures %10.0f %8.1f %8.1f %8.1f %8d\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.timeout + errors.status))
end
