package io.sipwright.server.media.bridge;

import io.sipwright.server.media.rtp.Packet;
import java.util.ArrayList;
import java.util.List;

/** Named stages in order, run to completion on the thread that received the packet. */
final class PacketPath {
    private final List<String> names;
    private final Stage[] stages;
    private final PathCounts counts;

    private PacketPath(List<String> names, List<Stage> stages, PathCounts counts) {
        this.names = List.copyOf(names);
        this.stages = stages.toArray(Stage[]::new);
        this.counts = counts;
    }

    static Builder counting(PathCounts counts) {
        return new Builder(counts);
    }

    /** Runs a packet through; a drop is counted. */
    void run(Packet packet) {
        for (Stage stage : stages) {
            Drop drop = stage.apply(packet);
            if (drop != Drop.NONE) {
                counts.droppedOne(drop);
                return;
            }
        }
    }

    /** Counts a packet that was dropped before the first stage. */
    void drop(Drop why) {
        counts.droppedOne(why);
    }

    /** The stages' names, in order. */
    @Override
    public String toString() {
        return String.join(" → ", names);
    }

    static final class Builder {
        private final List<String> names = new ArrayList<>();
        private final List<Stage> stages = new ArrayList<>();
        private final PathCounts counts;

        private Builder(PathCounts counts) {
            this.counts = counts;
        }

        Builder stage(String name, Stage stage) {
            names.add(name);
            stages.add(stage);
            return this;
        }

        PacketPath build() {
            return new PacketPath(names, stages, counts);
        }
    }
}
