package io.connexus.ai.domain;

import io.connexus.ai.domain.Meaning.Small;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Examples of what callers say to any receptionist, and of what they say to other businesses. */
public final class SmallTalk {
  private SmallTalk() {}

  /** How callers put what needs no teaching. */
  public static final Map<Small, List<String>> PHRASES = phrases();

  /**
   * What people ask somewhere else. A question closer to these than to anything taught is not ours
   * to answer. Their mean also shows what all questions have in common, which says nothing.
   */
  public static final List<String> BACKGROUND =
      """
      What is the weather like today?
      Can you tell me a joke?
      What is the capital of France?
      Who won the game last night?
      I would like to order a pizza.
      Can you book a flight for me?
      What is the balance of my account?
      My car does not start.
      Do you sell phones?
      Can you repair my computer?
      I need a doctor.
      Do you cut hair?
      Where is my package?
      I forgot my password.
      Do you have gift cards?
      Do you have a loyalty program?
      Is the place wheelchair accessible?
      Can I bring my dog?
      Do you have Wi-Fi?
      Do you offer classes?
      What is your fax number?
      What is your email address?
      Who is the owner?
      When was the company founded?
      Is it a family business?
      Do you have discounts for students or seniors?
      Can I rent a room?
      Do you sponsor our club?
      I want to sell you advertising.
      I am calling about your internet contract.
      Do you rent out equipment?
      Do you buy used things?
      Can you translate this for me?
      What do you think about politics?
      How old are you?
      Tell me about history.
      How do I cook rice?
      What is two plus two?
      Play some music.
      Set an alarm for seven.
      Do you clean windows?
      Do you do electrical work?
      Do you mow lawns?
      Do you fix roofs?
      Do you sell flowers?
      Do you make furniture?
      Do you teach languages?
      Do you treat animals?
      Do you take photographs?
      Do you print documents?
      Do you offer financial advice?
      Do you need a lawyer?
      Can you transfer money?
      I lost my wallet in your shop.
      Someone from your company called me.
      I have a complaint about a member of staff.
      Can I change my invoice address?
      Do you have a newsletter?
      Are you on social media?
      Which brands do you carry?
      Do you ship abroad?
      Is the music always so loud?
      Do you have toilets?
      Do you allow smoking?
      What languages do you speak?
      Do you have a playground for children?
      """
          .strip()
          .lines()
          .toList();

  private static Map<Small, List<String>> phrases() {
    var map = new EnumMap<Small, List<String>>(Small.class);
    map.put(
        Small.HUMAN,
        List.of(
            "I want to talk to a person",
            "Can I speak to a human?",
            "Connect me with someone please",
            "Let me speak to the manager",
            "Can you transfer me to the owner?",
            "I'd rather talk to a real person",
            "Put me through to somebody",
            "Is there someone I can talk to?",
            "Can someone call me back?",
            "Get me a real human being",
            "Representative",
            "Operator please",
            "Agent",
            "Yes, connect me please",
            "Yes, transfer me to a person",
            "I don't want to talk to a machine"));
    map.put(
        Small.FAREWELL,
        List.of(
            "Goodbye",
            "Bye",
            "Bye bye, have a nice day",
            "No, that's all",
            "That's all I needed, thank you",
            "Nothing else, thanks, bye",
            "No thanks, that was everything",
            "Okay thank you, goodbye",
            "That will be all",
            "I'm good, thanks, bye",
            "I have to go now",
            "See you later",
            "You can hang up now"));
    map.put(
        Small.REPEAT,
        List.of(
            "Can you repeat that?",
            "Say that again please",
            "What did you say?",
            "I didn't hear you",
            "Sorry, could you say that once more?",
            "Pardon?",
            "Excuse me, what?",
            "I didn't get that",
            "One more time please"));
    map.put(
        Small.WHO_ARE_YOU,
        List.of(
            "Are you a robot?",
            "Am I talking to a machine?",
            "Are you a real person?",
            "Is this an AI?",
            "Is this a recording?",
            "What's your name?",
            "Who am I speaking with?",
            "Who is this?"));
    map.put(
        Small.ABOUT,
        List.of(
            "What kind of company is this?",
            "What does your company do?",
            "What company is this?",
            "Who did I reach?",
            "Tell me what you do there"));
    map.put(
        Small.HELP,
        List.of(
            "What can you do for me?",
            "What can you help me with?",
            "What can I ask you?",
            "I need help",
            "I have a question",
            "Can I ask you something?",
            "Can you help me?"));
    map.put(
        Small.HOW_ARE_YOU, List.of("How are you?", "How's it going?", "How are you doing today?"));
    map.put(
        Small.WAIT,
        List.of(
            "One moment please",
            "Hold on a second",
            "Wait, let me get a pen",
            "Give me a minute",
            "Just a second"));
    map.put(
        Small.NO,
        List.of(
            "No",
            "No thanks",
            "Nope",
            "No, not now",
            "No, I don't want that",
            "No, I don't need to talk to anyone",
            "Please don't connect me",
            "Not really"));
    map.put(
        Small.YES,
        List.of(
            "Yes",
            "Yes please",
            "Yeah sure",
            "Yep",
            "Okay",
            "That would be great",
            "Yes, do that",
            "Please do",
            "Sure, go ahead"));
    map.put(
        Small.THANKS,
        List.of(
            "Thank you",
            "Thanks a lot",
            "Great, thank you very much",
            "Okay, thanks",
            "Perfect, thanks",
            "That helps, thank you",
            "All right, good to know"));
    map.put(
        Small.GREETING,
        List.of(
            "Hello", "Hi", "Hi there", "Good morning", "Good afternoon", "Hello, anybody there?"));
    return Map.copyOf(map);
  }
}
