package inboundcalls.simulation;

import java.util.List;

/** Something that the model says, its sound encoded in advance: base64 in a format of the wire, block after block. Immutable. */
record LeanAnswer(String transcript, List<Block> blocks) {
    /** What one delta carries, and how long it lasts when it is heard. */
    record Block(byte[] base64, int millis) {}

    LeanAnswer {
        blocks = List.copyOf(blocks);
    }

    long millis() {
        return blocks.stream().mapToLong(Block::millis).sum();
    }
}
