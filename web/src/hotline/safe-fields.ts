// The fields of the safe-contact record that the intake form and the complaint's dialog share.

export const safeTexts = [
  ["agreed_name", 120],
  ["cover_story", 400],
  ["shared_with", 200],
  ["danger_word", 60],
  ["proof_word", 60],
] as const;

export const safeChannels = ["voicemail", "sms", "whatsapp"] as const;
