package inboundcalls.tool;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
