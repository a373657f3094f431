package io.sipwright.bench.peer;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads figures of another Java process: live heap, bytes allocated per thread, time of its compilers,
 * flight recordings. */
public final class JavaProbe {
    private static final String DIAGNOSTICS = "com.sun.management:type=DiagnosticCommand";

    private final long pid;

    JavaProbe(long pid) {
        this.pid = pid;
    }

    /** A query over the management connection. */
    private interface Question<T> {
        T ask(MBeanServerConnection process) throws IOException;
    }

    /** Bytes of the heap that survive a full collection. */
    public long liveHeap() throws IOException {
        return ask(process -> {
            MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                    process, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            memory.gc();
            return memory.getHeapMemoryUsage().getUsed();
        });
    }

    /** Bytes that each living thread has allocated since it was started, by thread name. */
    public Map<String, Long> allocated() throws IOException {
        return ask(process -> {
            ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                    process, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            long[] ids = threads.getAllThreadIds();
            long[] bytes = threads.getThreadAllocatedBytes(ids);
            var infos = threads.getThreadInfo(ids);
            Map<String, Long> byName = new HashMap<>();
            for (int i = 0; i < ids.length; i++) {
                if (infos[i] != null) {
                    byName.merge(infos[i].getThreadName(), bytes[i], Long::sum);
                }
            }
            return byName;
        });
    }

    /** How long its compilers have worked since it was started, all together. */
    public Duration compiled() throws IOException {
        return ask(process -> Duration.ofMillis(ManagementFactory.newPlatformMXBeanProxy(
                        process, ManagementFactory.COMPILATION_MXBEAN_NAME, CompilationMXBean.class)
                .getTotalCompilationTime()));
    }

    /** Begins a flight recording with the profile settings. */
    public void startRecording() throws IOException {
        diagnose("jfrStart", "name=bench", "settings=profile");
    }

    /** Ends the recording and writes it to this file. */
    public void stopRecording(Path file) throws IOException {
        diagnose("jfrStop", "name=bench", "filename=" + file.toAbsolutePath());
    }

    private void diagnose(String command, String... arguments) throws IOException {
        ask(process -> {
            try {
                Object[] parameters = {arguments};
                String[] signature = {String[].class.getName()};
                return String.valueOf(process.invoke(new ObjectName(DIAGNOSTICS), command, parameters, signature));
            } catch (JMException e) {
                throw new IOException(command + " was refused by process " + pid, e);
            }
        });
    }

    @SuppressWarnings("BanJNDI") // the address belongs to a process that this one has started
    private <T> T ask(Question<T> question) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            String address = machine.startLocalManagementAgent();
            machine.detach();
            try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
                return question.ask(connector.getMBeanServerConnection());
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " refuses the management connection", e);
        }
    }
}
