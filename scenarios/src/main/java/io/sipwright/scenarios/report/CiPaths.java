package io.sipwright.scenarios.report;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a CI server finds the files that {@code junit.xml} names. GitLab reads addresses relative to the project's folder,
 * Jenkins' plugin for attachments reads absolute ones.
 *
 * @param report the report's folder
 * @param environment the variables of this process; GitLab's runner sets {@code CI_PROJECT_DIR}
 */
record CiPaths(Path report, Map<String, String> environment) {
    private static final String GITLAB = "CI_PROJECT_DIR";

    /** @param file relative to the report */
    String of(String file) {
        Path absolute = report.resolve(file).toAbsolutePath().normalize();
        String project = environment.getOrDefault(GITLAB, "");
        if (!project.isEmpty()) {
            Path root = Path.of(project).toAbsolutePath().normalize();
            if (absolute.startsWith(root)) {
                return root.relativize(absolute).toString().replace('\\', '/');
            }
        }
        return absolute.toString();
    }
}
