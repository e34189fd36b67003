package inboundcalls.mikrotik;

import java.util.function.Supplier;

/**
 * One thing that calls need.
 *
 * @param attempt tries it; blocks for as long as the API takes
 */
public record MikroTikCheck(String name, Supplier<MikroTikFinding> attempt) {}
