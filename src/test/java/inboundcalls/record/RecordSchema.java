package inboundcalls.record;

import dev.harrel.jsonschema.FormatEvaluatorFactory;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schema that is shipped, formats included. */
public final class RecordSchema {
    private final Validator validator = new ValidatorFactory()
            .withJsonNodeFactory(new GsonNode.Factory())
            .withEvaluatorFactory(new FormatEvaluatorFactory())
            .createValidator();

    private final URI schema;

    public RecordSchema() throws IOException {
        schema = validator.registerSchema(Files.readString(Path.of("conf", "calls.schema.json")));
    }

    /** None when the line is a record. */
    public List<String> problems(String line) {
        return validator.validate(schema, line).getErrors().stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getError())
                .toList();
    }
}
