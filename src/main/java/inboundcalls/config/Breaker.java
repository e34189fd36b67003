package inboundcalls.config;

import java.time.Duration;

/**
 * When an API that fails is let alone.
 *
 * @param failures so many in a row
 * @param pause until it is tried again
 */
public record Breaker(int failures, Duration pause) {}
