package io.connexus.sandbox.audio;

/** The sound of one party: what it says and what it is given to hear, a frame at a time. */
public interface Audio {
  /** A party without a voice and without ears. */
  Audio NONE =
      new Audio() {
        @Override
        public short[] take() {
          return Pcm.silence();
        }

        @Override
        public void give(short[] frame) {
          // nobody hears it
        }
      };

  /** The next 20 ms of what it says; silence when it says nothing. The caller may change it. */
  short[] take();

  /** The next 20 ms of what it hears; not to be changed afterwards. */
  void give(short[] frame);
}
