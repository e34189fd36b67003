package inboundcalls.config;

import java.nio.file.Path;

/**
 * What is kept of each call when it is over, as one line of a file.
 *
 * @param days for which a file of a past day is kept; zero: for ever
 * @param transcript whether what was said is kept too
 */
public record Records(Path file, int days, boolean transcript) {}
