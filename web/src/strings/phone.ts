export const phone = {
  // The call that rings.
  incoming: 'Incoming call',
  incomingFrom: (who: string) => `Incoming call from ${who}`,
  waiting: 'Another call',
  answer: 'Answer',
  slideToAnswer: 'Slide to answer',
  holdAndAnswer: 'Hold and answer',
  decline: 'Decline',
  declineHint: 'If you decline, the AI goes on with the caller.',
  unknown: 'Unknown caller',
  answering: 'Connecting…',
  onMyPhone: 'On my phone instead',

  // In the call.
  controls: 'The call in this browser',
  mute: 'Mute',
  unmute: 'Unmute',
  hold: 'Hold',
  unhold: 'Go on',
  keypad: 'Keypad',
  sound: 'Sound',
  transfer: 'Pass on',
  add: 'Add',
  more: 'More',
  controlsOnPhone: 'The call on your phone',
  onHold: 'On hold. They hear music.',
  heldByItself: 'The caller is on hold and hears music.',
  unheldByItself: 'The caller is not on hold any more and hears you.',
  muted: 'You are muted.',
  inBrowser: 'Connecting you in this browser…',
  quality: {
    good: 'Good sound',
    fair: 'The sound may have short gaps',
    poor: 'Bad connection: come closer to the router or change the network',
    none: 'No sound',
  },
  soundAnew: 'No sound came in. You are being connected anew…',
  noSoundTitle: 'No sound comes in.',
  noSoundHow: 'Go on with your phone, or come closer to the router or change the network.',

  // Keypad.
  pressed: 'Keys pressed',
  press: (key: string) => `Press ${key}`,

  // Sound.
  microphone: 'Microphone',
  speaker: 'Speaker',
  volume: 'Volume',
  systemChoice: 'As the system has it',

  // Passing on.
  transferTitle: 'Pass the call on',
  transferHint: 'They are rung, and you leave the call. If nobody answers, the AI takes the caller.',
  members: 'Team',
  departments: 'Departments',
  transferring: 'Passing on…',
  declining: 'Declining…',
  noMembers: 'Nobody else is on the team yet.',
  toNumber: 'Or a number',
  passOn: 'Pass on',
  presence: { online: 'Online', 'do-not-disturb': 'Do not disturb', offline: 'Offline' },

  askFirst: 'Talk with them first',
  askFirstHint: 'The caller hears music while you talk with them. Then hand over, or take the caller back.',
  ring: 'Ring them',

  // More than two.
  addTitle: 'Add somebody to the call',
  addHint: 'They are rung, and join when they answer. You and the caller go on talking.',
  participants: 'Also in the call',
  standing: { ringing: 'ringing', joining: 'joining' },
  isMuted: 'Muted',
  remove: (who: string) => `Remove ${who}`,
  unknownGuest: 'Somebody',
  backToCaller: 'Back to the caller',
  merge: 'Talk together',
  complete: 'Hand over',
  leave: 'Leave the call',
  endForAll: 'End for all',

  // The microphone that is not there.
  noMicrophone: 'The microphone cannot be used.',
  microphoneTitle: {
    refused: 'The microphone is turned off for this site.',
    missing: 'There is no microphone.',
    busy: 'The microphone does not answer.',
  },
  microphoneHow: {
    refused:
      'To allow it, open the site settings beside the address (or, for the installed app, the system settings), set Microphone to Allow and try again.',
    missing: 'Plug one in or turn on your headset, and try again.',
    busy: 'Close other programs that use it, and try again.',
  },
  tryAgain: 'Try again',

  // Calling somebody.
  dial: 'Call somebody',
  number: 'Number',
  numberHint: 'Type or paste it as it is written.',
  notANumber: 'This is not a whole number yet. With + and the country it works from anywhere.',
  emergency: 'Emergency services cannot be called from here: they would not know where you are. Use a telephone.',
  suggestions: 'Recent',
  calls: (display: string) => `Calls ${display}`,
  callsIn: (display: string, country: string) => `Calls ${display} in ${country}`,
  call: 'Call',
  calling: 'Calling…',
  erase: 'Delete the last digit',
  callFrom: 'Show this number',
  callOn: 'Speak',
  on: { browser: 'In this browser', phone: 'On my phone' },
  phoneFirst: 'Your phone rings first. Pick up, and they are rung.',
  callBack: 'Call back',
  callAgain: 'Call again',

  // Settings.
  setting: 'Calls in this browser',
  settingOn: 'Ring and talk in this browser',
  state: {
    elsewhere: 'Another tab of this browser is the phone now.',
    starting: 'Connecting…',
    ready: 'Ready. Calls ring here while the app is open.',
    'not-wanted': 'Off on this device.',
    'not-offered': 'This server has no calls in the browser. Your phone is rung as before.',
    'not-possible': 'This browser cannot make calls here. Open the app over https.',
    unreachable: 'The phone service cannot be reached. It is tried again by itself.',
    refused: 'The phone service did not accept this browser. It is tried again by itself.',
  },
} as const;
