package inboundcalls.spoken;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is written in one way, and how it is said. */
record Rule(Pattern pattern, Function<MatchResult, String> words) {
    static Rule of(String regex, Function<MatchResult, String> words) {
        return new Rule(Pattern.compile(regex), words);
    }

    String apply(String text) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(words.apply(match)));
    }

    /** The group's text, empty when it took no part. */
    static String group(MatchResult match, int group) {
        return match.group(group) == null ? "" : match.group(group);
    }
}
