package inboundcalls.load;

import java.util.List;

/** What a load test came to, in the forms in which it is shown, and whether that is good enough. */
public final class LoadReport {
    private final LoadResult result;
    private final List<Limit> limits;

    LoadReport(LoadResult result, List<Limit> limits) {
        this.result = result;
        this.limits = List.copyOf(limits);
    }

    /** For the eye. */
    public List<String> table() {
        return new ReportTable(result).lines();
    }

    public String json() {
        return ReportJson.of(result, limits);
    }

    /** A line for each limit that was not kept. */
    public List<String> faults() {
        return limits.stream()
                .filter(limit -> !limit.isKept())
                .map(Limit::describe)
                .toList();
    }
}
