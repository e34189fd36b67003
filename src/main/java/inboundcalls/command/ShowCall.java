package inboundcalls.command;

import inboundcalls.record.CallText;
import inboundcalls.record.StoredCall;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tells what happened in one call that was recorded. */
@Command(name = "show", description = "Tells what happened in one call. Exit status 1 when there is no record of it.")
public final class ShowCall implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Calls calls;

    @Parameters(paramLabel = "UUID", description = "The call's, as in every line of the log.")
    private UUID uuid;

    @Option(names = "--json", description = "The record as it is.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<String> found = new ArrayList<>();
        calls.reader((call, line) -> {
                    if (call.uuid().equals(uuid.toString())) {
                        found.addAll(json ? List.of(line) : told(call));
                    }
                })
                .read();
        if (found.isEmpty()) {
            throw new IOException("no record of the call " + uuid);
        }
        PrintWriter out = spec.commandLine().getOut();
        found.forEach(out::println);
        out.flush();
        return 0;
    }

    private static List<String> told(StoredCall call) {
        return new CallText(call).timeline();
    }
}
