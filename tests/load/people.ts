// What an operator types: invented, in Arabic, some 1.4 KB as JSON.
const narratives = [
    "تقول العاملة إن صاحب العمل لم يدفع راتبها منذ أربعة أشهر، وإنه يحتفظ بجواز سفرها وبهاتفها معظم اليوم. تعمل من الخامسة صباحا حتى منتصف الليل دون يوم راحة، وتنام في غرفة الغسيل. هددها بأن يبلغ عنها بالتغيب إن تركت البيت. تتصل من هاتف جارتها ولا تستطيع الكلام طويلا، وتطلب أن نتصل بها بعد صلاة الظهر فقط.",
    "المتصلة ابنة عم العاملة. تقول إن العاملة نقلت إلى بيت آخر دون موافقتها قبل أسبوعين، وإن صاحب البيت الجديد يقفل الباب من الخارج. رأت آثار ضرب على ذراعها في مكالمة مصورة. لا تعرف العنوان بالضبط، لكنها تذكر اسم الجمعية القريبة ورقم القطعة. تريد العاملة العودة إلى بلدها ولا تريد الشكوى على أحد.",
];
const categories = [["WAGE_UNPAID", "PASSPORT_WITHHELD"], ["WAGE_UNPAID"], ["OVERTIME_UNPAID", "WAGE_DEDUCTION"]];
const nationalities = ["PH", "IN", "LK", "NP", "BD", "ET"];
const languages = ["ara", "eng", "hin"];
const wishes = ["claim", "return_home", "transfer", "undecided"];
const levels = ["P2", "P3", "P3", "P4"];

export function complaint(contact_id: string, n: number) {
    return {
        contact_id,
        categories: categories[n % categories.length],
        narrative: `${narratives[n % narratives.length]} (${n})`,
        danger_now: n % 7 === 0,
        safe_to_talk: n % 3 !== 0,
        medical_need: false,
        worker_name: `ماريا سانتوس ${n}`,
        worker_phone: `+9655${String(1_000_000 + (n % 8_999_999))}`,
        nationality: nationalities[n % nationalities.length],
        language: languages[n % languages.length],
        governorate: "KW-HA",
        area: "السالمية، قطعة ١٠",
        address: "شارع سالم المبارك، بناية ١٤، الدور الثالث، شقة ٧",
        employer_name: "عبد الله م.",
        started_on: "2025-02-11",
        wish: wishes[n % wishes.length],
        safe_contact: "only_at_times",
        safe_contact_note: "بعد صلاة الظهر، على هاتف الجارة",
        consent_to_record: true,
        triage: levels[n % levels.length],
    };
}
