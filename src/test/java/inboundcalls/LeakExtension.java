package inboundcalls;

import io.netty.util.LeakPresenceDetector;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that ends with a buffer unreleased. Registered for every class by {@code META-INF/services}; it runs after the class's
 * own {@code @AfterAll}, where event loops must have ended.
 */
public final class LeakExtension implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) {
        LeakPresenceDetector.check();
    }
}
