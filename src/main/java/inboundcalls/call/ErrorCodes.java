package inboundcalls.call;

import java.util.Set;

/** What the codes of the API's errors mean for a call; those that are not known mean nothing. */
final class ErrorCodes {
    private static final Set<String> BENIGN = Set.of(
            "conversation_already_has_active_response",
            "response_cancel_not_active",
            "input_audio_buffer_commit_empty");
    private static final String EXPIRED = "session_expired";
    private static final Set<String> FATAL = Set.of(
            EXPIRED,
            "beta_api_shape_disabled",
            "invalid_api_key",
            "insufficient_quota",
            "model_not_found",
            "account_deactivated");

    private ErrorCodes() {}

    /** Two events crossed. */
    static boolean isBenign(String code) {
        return BENIGN.contains(code);
    }

    /** This session cannot go on. */
    static boolean isFatal(String code) {
        return FATAL.contains(code);
    }

    /** This session cannot go on, another can. */
    static boolean isExpiry(String code) {
        return EXPIRED.equals(code);
    }
}
