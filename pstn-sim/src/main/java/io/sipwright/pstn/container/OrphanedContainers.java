package io.sipwright.pstn.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Containers whose process was killed before it could remove them. */
final class OrphanedContainers {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedContainers.class);

    private OrphanedContainers() {}

    /** Removes them and returns their number; those of living processes stay. */
    static int remove(DockerClient engine) {
        List<Container> all = engine.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(Owner.LABEL))
                .exec();
        List<Container> orphans =
                all.stream().filter(OrphanedContainers::orphaned).toList();
        orphans.forEach(container -> remove(engine, container));
        return orphans.size();
    }

    private static boolean orphaned(Container container) {
        return Optional.ofNullable(container.getLabels().get(Owner.LABEL))
                .flatMap(Owner::parse)
                .map(owner -> !owner.alive())
                .orElse(true);
    }

    private static void remove(DockerClient engine, Container container) {
        try {
            engine.removeContainerCmd(container.getId()).withForce(true).exec();
            LOG.info("removed a container that an earlier run left behind: {}", (Object) container.getNames());
        } catch (NotFoundException | ConflictException removedBySomebodyElse) {
            LOG.debug("a leftover is being removed already: {}", container.getId());
        }
    }
}
