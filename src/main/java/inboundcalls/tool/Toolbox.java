package inboundcalls.tool;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The tools that the model has, in a fixed order, each under a name of its own. */
public final class Toolbox {
    private final Map<String, Tool> tools;

    public Toolbox(List<Tool> tools) {
        Map<String, Tool> byName = new LinkedHashMap<>();
        for (Tool tool : tools) {
            String name = tool.definition().name();
            if (byName.putIfAbsent(name, tool) != null) {
                throw new IllegalArgumentException("tool: a second '" + name + "' (expected: names that differ)");
            }
        }
        this.tools = Collections.unmodifiableMap(byName);
    }

    /** A part of it. */
    public Toolbox only(Predicate<String> names) {
        return new Toolbox(tools.values().stream()
                .filter(tool -> names.test(tool.definition().name()))
                .toList());
    }

    /** The answer to a call of a function that is not in it. */
    public ToolResult unknown() {
        return ToolFailure.unknown(definitions());
    }

    public Optional<Tool> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    public List<ToolDefinition> definitions() {
        return tools.values().stream().map(Tool::definition).toList();
    }

    public List<String> names() {
        return List.copyOf(tools.keySet());
    }
}
