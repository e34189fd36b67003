package inboundcalls.config;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import com.typesafe.config.ConfigUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the settings of transfers, and of the keys of a phone that ask for one. */
final class TransferReader {
    private static final String VERB = "transferir ";

    private final Settings settings;

    TransferReader(Settings settings) {
        this.settings = settings;
    }

    /** The destinations by their names, with what each is for. */
    SortedMap<String, String> destinations() {
        SortedMap<String, String> destinations = new TreeMap<>();
        for (String key : settings.keysIn("transfer.destinations")) {
            String name = name(key);
            if (!name.matches("[a-z][a-z0-9_]{1,39}") || name.equals(Config.Transfer.HANG_UP)) {
                settings.refuse(
                        key, "a name of a to z, 0 to 9 and _, two at least, other than " + Config.Transfer.HANG_UP);
            } else {
                destinations.put(
                        name, settings.text(key, "a text that tells what the destination is for", text -> true));
            }
        }
        return destinations;
    }

    Config.Keypad keypad(SortedMap<String, String> destinations) {
        Map<Character, String> transfers = new HashMap<>();
        List<String> actions = destinations.keySet().stream().map(VERB::concat).toList();
        String expected = actions.isEmpty() ? "a destination to transfer to" : "one of " + String.join(", ", actions);
        for (String key : settings.keysIn("keypad.actions")) {
            if (name(key).matches("[0-9*A-D]")) {
                String action = settings.text(key, expected, actions::contains);
                transfers.put(name(key).charAt(0), action.replace(VERB, ""));
            } else {
                settings.refuse(key, "a key from 0 to 9, * or A to D");
            }
        }
        return new Config.Keypad(settings.duration("keypad.pause", ofMillis(200), ofSeconds(10)), transfers);
    }

    private static String name(String key) {
        List<String> path = ConfigUtil.splitPath(key);
        return path.get(path.size() - 1);
    }
}
