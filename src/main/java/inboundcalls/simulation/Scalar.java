package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.regex.Pattern;

/**
 * A type of the schema that is one JSON value: {@code string}, {@code boolean}, {@code 'literal'}, {@code name} (of a function), or
 * {@code integer} and {@code number}, perhaps with a range as in {@code integer 1..4096}.
 */
record Scalar(String kind, String literal, double least, double most) {
    private static final String RANGE = "\\.\\.";
    private static final Pattern WORD = Pattern.compile("(string|boolean|name|integer|number)( .*)?");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    static boolean isOne(String type) {
        return type.startsWith("'") || WORD.matcher(type).matches();
    }

    static Scalar of(String type) {
        if (type.startsWith("'")) {
            return new Scalar("literal", type.substring(1, type.length() - 1), 0, 0);
        }
        String[] words = type.split(" ", 2);
        String[] range = words.length > 1 ? words[1].split(RANGE, 2) : new String[] {"", ""};
        return new Scalar(
                words[0], "", bound(range[0], Double.NEGATIVE_INFINITY), bound(range[1], Double.POSITIVE_INFINITY));
    }

    /** Whether the value is of the kind of JSON that this is written as. */
    boolean fits(JsonElement value) {
        if (!(value instanceof JsonPrimitive primitive)) {
            return false;
        }
        return switch (kind) {
            case "boolean" -> primitive.isBoolean();
            case "number" -> primitive.isNumber();
            case "integer" -> primitive.isNumber() && primitive.getAsDouble() == Math.rint(primitive.getAsDouble());
            default -> primitive.isString();
        };
    }

    /** Whether a value that fits is one of those meant. */
    boolean accepts(JsonElement value) {
        return switch (kind) {
            case "literal" -> value.getAsString().equals(literal);
            case "name" -> NAME.matcher(value.getAsString()).matches();
            case "integer", "number" -> value.getAsDouble() >= least && value.getAsDouble() <= most;
            default -> true;
        };
    }

    private static double bound(String text, double otherwise) {
        return text.isEmpty() ? otherwise : Double.parseDouble(text);
    }
}
