package io.connexus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process and its children hold of the machine's memory. Linux only. */
final class Memory {
  private Memory() {}

  /** Whether this machine tells. */
  static boolean told() {
    return Files.isReadable(Path.of("/proc/self/status"));
  }

  /**
   * Of all these processes and their children, in MB (2^20 bytes). A page that several share counts
   * once in all; where the kernel does not tell that, it counts for each of them.
   */
  static double megabytes(List<Long> roots) throws IOException {
    double kilobytes = 0;
    for (long pid : roots.stream().flatMap(Memory::family).distinct().toList()) {
      kilobytes += kilobytes(pid);
    }
    return kilobytes / 1024;
  }

  private static Stream<Long> family(long root) {
    return ProcessHandle.of(root).stream()
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .map(ProcessHandle::pid);
  }

  private static long kilobytes(long pid) throws IOException {
    var shared = Path.of("/proc/" + pid + "/smaps_rollup");
    return Files.isReadable(shared)
        ? field(shared, "Pss:")
        : field(Path.of("/proc/" + pid + "/status"), "VmRSS:");
  }

  private static long field(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}
