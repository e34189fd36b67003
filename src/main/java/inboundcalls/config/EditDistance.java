package inboundcalls.config;

/** How many letters must be put in, left out or replaced to turn one text into another. */
final class EditDistance {
    private EditDistance() {}

    static int between(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row = next(row, from.charAt(i - 1), i, to);
        }
        return row[to.length()];
    }

    private static int[] next(int[] above, char letter, int i, String to) {
        int[] row = new int[above.length];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
            int replaced = above[j - 1] + (letter == to.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
        }
        return row;
    }
}
