package inboundcalls.config;

import java.util.List;

/** Names of tools: those that are listed, or every one. */
public record ToolNames(List<String> listed) {
    private static final String EVERY = "*";

    /** No tool. */
    public static final ToolNames NONE = new ToolNames(List.of());

    public ToolNames {
        listed = List.copyOf(listed);
    }

    public boolean contains(String name) {
        return listed.contains(EVERY) || listed.contains(name);
    }

    /** Those that are listed one by one: each should be a tool. */
    public List<String> single() {
        return listed.stream().filter(name -> !name.equals(EVERY)).toList();
    }
}
