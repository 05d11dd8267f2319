/* The words that Orison sets itself, by language. English stands in where a language has none;
 * `is_own` then says so, and the text is tagged as English. */
#include "language/language.h"
#include "language/tag.h"

struct words_row {
    const char *tag;
    const char *words[WORD_COUNT]; /* pseudonym note, name changed, draft, contents, prayers */
};

/* The first row is the fallback. */
static const struct words_row words_rows[] = {
    {"en",
     {"Name changed to protect her or his identity.", "name changed",
      "Draft translation, not reviewed", "Contents", "My prayers"}},
    {"ar",
     {"تم تغيير الاسم حفاظًا على الهوية.", "تم تغيير الاسم", "مسودة ترجمة لم تُراجع بعد", "المحتويات",
      "صلواتي"}},
    {"bn",
     {"পরিচয় সুরক্ষার জন্য নাম পরিবর্তন করা হয়েছে।", "নাম পরিবর্তন করা হয়েছে",
      "খসড়া অনুবাদ, পর্যালোচনা করা হয়নি", "সূচিপত্র", "আমার প্রার্থনা"}},
    {"de",
     {"Name zum Schutz der Person geändert.", "Name geändert", "Übersetzungsentwurf, nicht geprüft",
      "Inhalt", "Meine Gebete"}},
    {"es",
     {"Nombre cambiado para proteger su identidad.", "nombre cambiado",
      "Traducción preliminar, sin revisar", "Contenido", "Mis oraciones"}},
    {"fr",
     {"Nom modifié pour protéger l’identité de la personne.", "nom modifié",
      "Traduction provisoire, non relue", "Sommaire", "Mes prières"}},
    {"he",
     {"השם שונה כדי להגן על זהות האדם.", "השם שונה", "טיוטת תרגום, טרם נבדקה", "תוכן העניינים",
      "התפילות שלי"}},
    {"hi",
     {"पहचान की सुरक्षा के लिए नाम बदल दिया गया है।", "नाम बदल दिया गया है",
      "अनुवाद का मसौदा, समीक्षा नहीं हुई", "विषय-सूची", "मेरी प्रार्थनाएँ"}},
    {"id",
     {"Nama diubah untuk melindungi identitasnya.", "nama diubah",
      "Draf terjemahan, belum ditinjau", "Daftar Isi", "Doa Saya"}},
    {"it",
     {"Nome cambiato per proteggere l’identità della persona.", "nome cambiato",
      "Bozza di traduzione, non rivista", "Indice", "Le mie preghiere"}},
    {"ja",
     {"本人を守るため、仮名を使用しています。", "仮名", "翻訳の下書き、未校閲", "目次",
      "わたしの祈り"}},
    {"km",
     {"ឈ្មោះត្រូវបានប្តូរ ដើម្បីការពារអត្តសញ្ញាណ។", "ឈ្មោះត្រូវបានប្តូរ", "សេចក្តីព្រាងបកប្រែ មិនទាន់បានពិនិត្យ", "មាតិកា",
      "ការអធិស្ឋានរបស់ខ្ញុំ"}},
    {"ko",
     {"신원을 보호하기 위해 이름을 바꾸었습니다.", "가명", "번역 초안, 검토 전", "차례",
      "나의 기도"}},
    {"my",
     {"လုံခြုံရေးအတွက် အမည်ကို ပြောင်းလဲထားသည်။", "အမည်ပြောင်းလဲထားသည်", "ဘာသာပြန်မူကြမ်း၊ မစစ်ဆေးရသေးပါ", "မာတိကာ",
      "ကျွန်ုပ်၏ ဆုတောင်းချက်များ"}},
    {"nl",
     {"Naam gewijzigd om haar of zijn identiteit te beschermen.", "naam gewijzigd",
      "Conceptvertaling, niet nagekeken", "Inhoud", "Mijn gebeden"}},
    {"pt",
     {"Nome alterado para proteger a sua identidade.", "nome alterado",
      "Tradução provisória, sem revisão", "Sumário", "Minhas orações"}},
    {"ru",
     {"Имя изменено в целях безопасности.", "имя изменено", "Черновой перевод, не проверен",
      "Содержание", "Мои молитвы"}},
    {"sw",
     {"Jina limebadilishwa ili kulinda utambulisho wake.", "jina limebadilishwa",
      "Rasimu ya tafsiri, bado haijakaguliwa", "Yaliyomo", "Maombi yangu"}},
    {"ta",
     {"அடையாளத்தைப் பாதுகாப்பதற்காகப் பெயர் மாற்றப்பட்டுள்ளது.", "பெயர் மாற்றப்பட்டுள்ளது",
      "வரைவு மொழிபெயர்ப்பு, சரிபார்க்கப்படவில்லை", "பொருளடக்கம்", "என் ஜெபங்கள்"}},
    {"th",
     {"เปลี่ยนชื่อเพื่อปกป้องตัวตนของบุคคล", "นามสมมติ", "ร่างคำแปล ยังไม่ได้ตรวจทาน", "สารบัญ", "คำอธิษฐานของฉัน"}},
    {"tl",
     {"Pinalitan ang pangalan upang maprotektahan ang kanyang pagkakakilanlan.",
      "pinalitan ang pangalan", "Paunang salin, hindi pa nasusuri", "Nilalaman",
      "Mga panalangin ko"}},
    {"fil",
     {"Pinalitan ang pangalan upang maprotektahan ang kanyang pagkakakilanlan.",
      "pinalitan ang pangalan", "Paunang salin, hindi pa nasusuri", "Nilalaman",
      "Mga panalangin ko"}},
    {"ur",
     {"شناخت کے تحفظ کے لیے نام تبدیل کر دیا گیا ہے۔", "نام تبدیل کر دیا گیا ہے",
      "ترجمے کا مسودہ، نظرِ ثانی نہیں ہوئی", "فہرست", "میری دعائیں"}},
    {"vi",
     {"Tên đã được thay đổi để bảo vệ danh tính.", "tên đã được thay đổi",
      "Bản dịch nháp, chưa được duyệt", "Mục lục", "Lời cầu nguyện của tôi"}},
    {"zh-Hant",
     {"為保護當事人身分，此處使用化名。", "化名", "翻譯草稿，未經審閱", "目錄", "我的禱告"}},
    {"zh", {"为保护当事人身份，此处使用化名。", "化名", "翻译草稿，未经审阅", "目录", "我的祷告"}},
};

struct slice language_word(struct slice tag, enum word word, bool *is_own)
{
    struct tag_parts parts = tag_parts_of(tag);
    const struct words_row *row = &words_rows[0];
    int best = 0;
    for (size_t i = 0; i < sizeof words_rows / sizeof *words_rows; i++) {
        int match = tag_match(parts, words_rows[i].tag);
        if (match > best) {
            best = match;
            row = &words_rows[i];
        }
    }
    if (is_own)
        *is_own = best > 0;
    return slice_of(row->words[word]);
}
