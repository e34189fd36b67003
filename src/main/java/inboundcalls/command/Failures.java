package inboundcalls.command;

import inboundcalls.config.ConfigProblem;
import inboundcalls.config.InvalidConfigException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in plain lines on stderr why a command failed: status 2 for its use or its settings, 1 for the rest. Never a stack trace. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private static final Pattern USER = Pattern.compile("://.*@", Pattern.DOTALL);

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + withoutPasswords(e.getMessage()));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return MISUSED;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        if (e instanceof InvalidConfigException invalid) {
            return misconfigured(invalid, command.getErr());
        }
        boolean sentence = e.getMessage() != null && !(e instanceof FileSystemException); // whose message is but a path
        command.getErr().println("error: " + (sentence ? e.getMessage() : e.toString()));
        return FAILED;
    }

    /** A mistyped command line may hold a URL with a user and a password. */
    private static String withoutPasswords(String message) {
        return USER.matcher(message).replaceAll("://…@");
    }

    private static int misconfigured(InvalidConfigException e, PrintWriter err) {
        err.println("error: the configuration cannot be used");
        for (ConfigProblem problem : e.problems()) {
            err.println("  " + problem);
        }
        return MISUSED;
    }
}
