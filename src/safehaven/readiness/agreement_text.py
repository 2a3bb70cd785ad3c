"""The non-disclosure agreement as it is shipped.  An organisation may write its own; its lawyers should read either."""

SHIPPED = """\
Why we ask you to sign this

In your work you will learn things about people that they have told to few others, or to nobody else. They trust us with them. The law protects them, and so does this agreement.

What you promise

I will keep to myself whatever I learn here about the people we support, about their families and about my colleagues, unless my work or the law requires me to tell somebody.

I will open a record only because I need it for my work. I will not look up my family, my neighbours, my friends, anybody well known, or myself.

I will tell others only what they need, only after I have made sure who they are, and only by the ways that our policies allow.

I will not talk about the people we support where others can hear me, nor write about them on social media or in private messages, not even without their names.

I will not copy, photograph, print or take away anything about them, unless my work requires it and our policies allow it. I will keep what I have to carry with me safe, and bring it back.

I will use my own account and nobody else's. I will tell nobody my password, and I will lock my screen when I leave it.

If something goes wrong

If something about a person is lost, seen or sent where it should not be, or if I think that it may have been, I will report it at once, also when it was my own mistake.

How long this holds

This agreement holds for as long as I work here, paid or not, and it goes on after I have left. When I leave I will hand back everything that I hold, and keep no copy.

What it does not stop

Nothing here stops me from raising a danger to a child or an adult, from reporting a crime or a wrong at work to those whom the law names, from speaking with a regulator, or from seeking advice for myself.

What follows if it is broken

If I break this agreement I may lose my access and my post. To look at or to pass on personal data without permission can be a crime, for which I myself can be prosecuted.
"""
