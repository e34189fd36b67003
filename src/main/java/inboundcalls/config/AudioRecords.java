package inboundcalls.config;

import java.nio.file.Path;

/**
 * The sound that is kept of each call.
 *
 * @param days for which a recording is kept; zero: for ever
 */
public record AudioRecords(Path directory, int days) {}
