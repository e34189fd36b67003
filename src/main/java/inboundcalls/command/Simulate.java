package inboundcalls.command;

import picocli.CommandLine.Command;

/** Holds the commands that stand in for the services around the server. */
@Command(
        name = "simulate",
        description = "Stands in for a service around the server, as strict as the real one, until it is stopped.",
        subcommands = {SimulateMikroTik.class, SimulateRealtime.class})
public final class Simulate {}
