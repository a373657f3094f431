package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F13, GW-002: numbers are looked up among the users first, and the trunk's never go back to it. */
final class NumbersTest {
    private Deployment deployment;
    private PhoneEnd gateway;
    private PhoneEnd phone;
    private TestUser bob;

    @BeforeEach
    void open(@TempDir Path tls) throws Exception {
        deployment = new Deployment(
                tls,
                "accounts=[{user: '1234', password: 1234-secret, numbers: ['+493012345']},"
                        + " {user: bob, password: bob-secret}]");
        gateway = deployment.gateway;
        phone = deployment.stranger();
        assertThat(new TestUser(phone, "1234").register(phone.contact()).start())
                .startsWith("SIP/2.0 200");
        bob = new TestUser(deployment.stranger(), "bob");
    }

    @AfterEach
    void stop() {
        deployment.close();
    }

    @Test
    void an_unassigned_number_from_the_trunk_is_404_and_does_not_go_back() throws Exception {
        fromTrunk("5551234", "n1");
        assertThat(gateway.expect("SIP/2.0").start()).startsWith("SIP/2.0 404");
        gateway.expectNothing(100);
    }

    @Test
    void an_assigned_number_rings_its_user_with_and_without_plus() throws Exception {
        fromTrunk("+493012345", "n2");
        phone.send(phone.expect("MESSAGE").reply("200 OK", "t"));
        gateway.expect("SIP/2.0 200");
        fromTrunk("493012345", "n3");
        phone.expect("MESSAGE");
    }

    @Test
    void a_user_whose_name_is_digits_is_called_and_not_the_trunk() throws Exception {
        bob.sends("MESSAGE", "sip:1234@sipwright.test");
        phone.expect("MESSAGE");
        gateway.expectNothing(100);
    }

    @Test
    void other_numbers_go_to_the_trunk() throws Exception {
        bob.sends("MESSAGE", "sip:600@sipwright.test");
        gateway.expect("MESSAGE");
    }

    private void fromTrunk(String number, String callId) {
        String uri = "sip:" + number + "@sipwright.test";
        gateway.send(gateway.request("MESSAGE", uri, new Call("<sip:1@p>;tag=g", "<" + uri + ">", callId), 1));
    }
}
