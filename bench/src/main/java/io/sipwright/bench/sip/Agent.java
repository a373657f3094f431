package io.sipwright.bench.sip;

import io.netty.channel.EventLoop;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Scheduler;
import io.sipwright.pstn.ua.Sessions;
import io.sipwright.pstn.ua.SipTimers;
import io.sipwright.pstn.ua.Transactions;
import io.sipwright.pstn.ua.UserAgentCore;
import java.util.Optional;
import java.util.function.Function;

/** The user agent of one link: any number of calls and registrations. On the event loop only. */
public final class Agent {
    private final LinkForm form;
    private final UserAgentCore core;

    /** Takes over the link's messages. */
    public Agent(EventLoop loop, Link link) {
        form = new LinkForm(link);
        Transactions transactions = new Transactions(Scheduler.on(loop), SipTimers.STANDARD, form);
        Sessions sessions = new Sessions(transactions);
        transactions.listen(sessions);
        core = new UserAgentCore(transactions, sessions, form, uri -> link, Optional.empty());
        link.listen(message -> transactions.receive(message, link));
    }

    /** From now on every call is answered at once with this session description. */
    public void answerCalls(Function<SipText, String> answers) {
        core.sessions().listen(new Answerer(core, form.contact("answerer"), answers));
    }

    /** A call that can begin. */
    public OutgoingCall prepare(CallTerms terms, OutgoingCall.Listener listener) {
        return new OutgoingCall(core(terms.account()), form.contact("bench"), terms, listener);
    }

    /** A phone of this account that can register. */
    public Operation registration(Account account) {
        return new RegisterOperation(core(Optional.of(account)), form, account);
    }

    private UserAgentCore core(Optional<Account> account) {
        return account.map(Account::digest).map(core::as).orElse(core);
    }
}
