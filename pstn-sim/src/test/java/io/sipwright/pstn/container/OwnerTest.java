package io.sipwright.pstn.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnerTest {
    @Test
    void this_process_owns_what_carries_its_label() {
        Owner self = Owner.self();

        assertThat(Owner.parse(self.label())).contains(self);
        assertThat(self.alive()).isTrue();
    }

    @Test
    void a_process_that_has_ended_owns_nothing_and_neither_does_one_with_its_id_come_again() {
        assertThat(new Owner(Long.MAX_VALUE / 2, 1).alive()).isFalse();
        assertThat(new Owner(Owner.self().pid(), 1).alive()).isFalse();
    }

    @Test
    void a_label_that_is_none_of_ours_names_no_owner() {
        for (String label : new String[] {"", "12", "12@", "@12", "a@b", "1@2@3"}) {
            assertThat(Owner.parse(label)).as(label).isEmpty();
        }
    }
}
