/* What the calibration sheet says, by language. English stands in where a language has none.
 *
 * The terms are those of the printer dialogues of the language. */
#include "language/language.h"
#include "language/tag.h"

struct calibration_row {
    const char *tag;
    const char *words[CALIBRATION_COUNT]; /* in the order of enum calibration_word */
};

/* The first row is the fallback. */
static const struct calibration_row rows[] = {
    {"en",
     {"Calibration of a printer", "front", "back",
      "Print at 100 per cent, on both sides, flip on short edge.",
      "Print at 100 per cent, on both sides, flip on long edge.",
      "Print page 1 at 100 per cent, turn the sheet over like a leaf, put it back, and print page "
      "2.",
      "Print at 100 per cent, on both sides.",
      "This line must be as long as it says. If it is not, turn scaling off and print again.",
      "Measure from the left edge of the paper to the upright line A, and from the top edge to the "
      "level line B. Take 20 mm off each: a line too near gives a minus.",
      "At each edge, find the smallest number whose short line was printed: so many millimetres "
      "cannot be printed on.",
      "Turn the sheet over and do the same.",
      "Write the numbers into a file as below: the larger margins of both sides, and for each side "
      "what A and B gave.",
      "Hold the printed sheet against the light and look at the arrows.",
      "Right: both arrows lie on each other.",
      "Wrong: they point opposite ways. Choose the other edge for turning."}},
    {"ar",
     {"معايرة الطابعة", "الوجه", "الظهر",
      "اطبعوا بنسبة 100 في المئة على الوجهين، مع القلب على الحافة القصيرة.",
      "اطبعوا بنسبة 100 في المئة على الوجهين، مع القلب على الحافة الطويلة.",
      "اطبعوا الصفحة 1 بنسبة 100 في المئة، ثم اقلبوا الورقة كما تُقلب صفحة الكتاب وأعيدوها إلى "
      "الطابعة واطبعوا الصفحة 2.",
      "اطبعوا بنسبة 100 في المئة على الوجهين.",
      "يجب أن يكون طول هذا الخط كما كُتب عنده. إن لم يكن كذلك فأوقفوا تغيير المقياس واطبعوا من "
      "جديد.",
      "قيسوا من الحافة اليسرى للورقة إلى الخط العمودي A، ومن الحافة العليا إلى الخط الأفقي B، "
      "واطرحوا 20 مم من كل قياس: الخط القريب أكثر من اللازم يعطي عددًا سالبًا.",
      "عند كل حافة ابحثوا عن أصغر رقم طُبع خطه القصير: هذا عدد المليمترات التي لا تستطيع الطابعة "
      "الطباعة عليها.",
      "اقلبوا الورقة وافعلوا الشيء نفسه.",
      "اكتبوا الأرقام في ملف كما يلي: الهامش الأكبر من الوجهين، ولكل وجه ما أعطاه A وB.",
      "ارفعوا الورقة المطبوعة أمام الضوء وانظروا إلى السهمين.",
      "صحيح: السهمان ينطبق أحدهما على الآخر.",
      "خطأ: السهمان في اتجاهين متعاكسين. اختاروا قلب الورقة على الحافة الأخرى."}},
    {"bn",
     {"প্রিন্টার মেপে নেওয়া", "সামনের পিঠ", "পিছনের পিঠ",
      "১০০ শতাংশ মাপে, দুই পিঠে, ছোট ধারে উল্টে ছাপুন।",
      "১০০ শতাংশ মাপে, দুই পিঠে, লম্বা ধারে উল্টে ছাপুন।",
      "প্রথম পৃষ্ঠা ১০০ শতাংশ মাপে ছাপুন, কাগজটি বইয়ের পাতার মতো উল্টে আবার দিন, তারপর দ্বিতীয় পৃষ্ঠা "
      "ছাপুন।",
      "১০০ শতাংশ মাপে, দুই পিঠে ছাপুন।",
      "এই রেখার পাশে যত লেখা, রেখাটি ঠিক তত লম্বা হতে হবে। না হলে মাপ বদলানো বন্ধ করে আবার ছাপুন।",
      "কাগজের বাঁ ধার থেকে খাড়া রেখা A পর্যন্ত এবং উপরের ধার থেকে শোয়ানো রেখা B পর্যন্ত মাপুন। প্রতিটি "
      "থেকে ২০ মিমি বাদ দিন: রেখা বেশি কাছে হলে বিয়োগ চিহ্ন হবে।",
      "প্রতিটি ধারে দেখুন, সবচেয়ে ছোট কোন সংখ্যার রেখাটি ছাপা হয়েছে: তত মিলিমিটার জায়গায় ছাপা যায় না।",
      "কাগজটি উল্টে একই কাজ করুন।",
      "সংখ্যাগুলো নিচের মতো একটি ফাইলে লিখুন: দুই পিঠের মধ্যে বড় ফাঁকা ধার, আর প্রতি পিঠের জন্য A ও B থেকে "
      "যা পাওয়া গেল।",
      "ছাপা কাগজটি আলোর সামনে ধরে তীর দুটি দেখুন।", "ঠিক: দুটি তীর একটির উপর আরেকটি আছে।",
      "ভুল: তীর দুটি উল্টো দিকে। কাগজ উল্টানোর জন্য অন্য ধারটি বেছে নিন।"}},
    {"de",
     {"Einmessen eines Druckers", "Vorderseite", "Rückseite",
      "Drucken Sie mit 100 Prozent, beidseitig, über die kurze Kante gewendet.",
      "Drucken Sie mit 100 Prozent, beidseitig, über die lange Kante gewendet.",
      "Drucken Sie Seite 1 mit 100 Prozent, wenden Sie das Blatt wie ein Buchblatt, legen Sie es "
      "wieder ein und drucken Sie Seite 2.",
      "Drucken Sie mit 100 Prozent, beidseitig.",
      "Diese Linie muss so lang sein, wie an ihr steht. Ist sie es nicht, schalten Sie das "
      "Anpassen der Größe aus und drucken Sie noch einmal.",
      "Messen Sie vom linken Rand des Papiers bis zur senkrechten Linie A und vom oberen Rand bis "
      "zur waagerechten Linie B. Ziehen Sie je 20 mm ab: Liegt eine Linie zu nah, wird die Zahl "
      "negativ.",
      "Suchen Sie an jedem Rand die kleinste Zahl, deren kurze Linie gedruckt ist: So viele "
      "Millimeter kann der Drucker nicht bedrucken.",
      "Wenden Sie das Blatt und messen Sie ebenso.",
      "Schreiben Sie die Zahlen wie unten in eine Datei: die größeren Ränder beider Seiten, und "
      "für jede Seite, was A und B ergaben.",
      "Halten Sie das bedruckte Blatt gegen das Licht und sehen Sie sich die Pfeile an.",
      "Richtig: Beide Pfeile liegen aufeinander.",
      "Falsch: Sie zeigen in entgegengesetzte Richtungen. Wählen Sie zum Wenden die andere "
      "Kante."}},
    {"es",
     {"Calibración de una impresora", "anverso", "reverso",
      "Imprima al 100 por ciento, a doble cara, volteando por el borde corto.",
      "Imprima al 100 por ciento, a doble cara, volteando por el borde largo.",
      "Imprima la página 1 al 100 por ciento, dé la vuelta a la hoja como a la de un libro, vuelva "
      "a ponerla e imprima la página 2.",
      "Imprima al 100 por ciento, a doble cara.",
      "Esta línea debe medir lo que dice. Si no, desactive el ajuste de tamaño e imprima otra vez.",
      "Mida desde el borde izquierdo del papel hasta la línea vertical A, y desde el borde "
      "superior hasta la línea horizontal B. Reste 20 mm a cada medida: una línea demasiado "
      "cercana da un número negativo.",
      "En cada borde, busque el número más pequeño cuya línea corta se imprimió: en tantos "
      "milímetros no se puede imprimir.",
      "Dé la vuelta a la hoja y haga lo mismo.",
      "Escriba los números en un archivo como el de abajo: el mayor margen de las dos caras y, "
      "para cada cara, lo que dieron A y B.",
      "Ponga la hoja impresa a contraluz y mire las flechas.",
      "Correcto: las dos flechas coinciden.",
      "Incorrecto: apuntan en sentidos opuestos. Elija el otro borde para voltear."}},
    {"fr",
     {"Étalonnage d’une imprimante", "recto", "verso",
      "Imprimez à 100 pour cent, des deux côtés, en retournant sur le bord court.",
      "Imprimez à 100 pour cent, des deux côtés, en retournant sur le bord long.",
      "Imprimez la page 1 à 100 pour cent, tournez la feuille comme celle d’un livre, remettez-la "
      "et imprimez la page 2.",
      "Imprimez à 100 pour cent, des deux côtés.",
      "Cette ligne doit avoir la longueur indiquée. Sinon, désactivez la mise à l’échelle et "
      "imprimez de nouveau.",
      "Mesurez du bord gauche du papier à la ligne verticale A, et du bord supérieur à la ligne "
      "horizontale B. Retirez 20 mm de chaque mesure : une ligne trop proche donne un nombre "
      "négatif.",
      "À chaque bord, cherchez le plus petit nombre dont le trait est imprimé : c’est le nombre de "
      "millimètres où l’imprimante n’imprime pas.",
      "Retournez la feuille et faites de même.",
      "Notez les nombres dans un fichier comme ci-dessous : la plus grande marge des deux côtés "
      "et, pour chaque côté, ce qu’ont donné A et B.",
      "Tenez la feuille imprimée devant la lumière et regardez les flèches.",
      "Bien : les deux flèches se superposent.",
      "Mal : elles pointent en sens contraire. Choisissez l’autre bord pour retourner."}},
    {"he",
     {"כיול של מדפסת", "הצד הקדמי", "הצד האחורי",
      "הדפיסו בגודל 100 אחוז, משני הצדדים, בהיפוך על הצד הקצר.",
      "הדפיסו בגודל 100 אחוז, משני הצדדים, בהיפוך על הצד הארוך.",
      "הדפיסו את עמוד 1 בגודל 100 אחוז, הפכו את הגיליון כמו דף של ספר, החזירו אותו והדפיסו את עמוד "
      "2.",
      "הדפיסו בגודל 100 אחוז, משני הצדדים.",
      "אורך הקו הזה צריך להיות ככתוב לידו. אם אינו כך, בטלו את התאמת הגודל והדפיסו שוב.",
      "מדדו מהשוליים השמאליים של הנייר עד הקו האנכי A, ומהשוליים העליונים עד הקו האופקי B. הפחיתו "
      "20 מ״מ מכל מידה: קו קרוב מדי נותן מספר שלילי.",
      "בכל צד חפשו את המספר הקטן ביותר שהקו הקצר שלו הודפס: על מספר כזה של מילימטרים אי אפשר "
      "להדפיס.",
      "הפכו את הגיליון ועשו אותו דבר.",
      "כתבו את המספרים בקובץ כמו למטה: השוליים הגדולים מבין שני הצדדים, ולכל צד מה שנתנו A ו־B.",
      "החזיקו את הגיליון המודפס מול האור והביטו בחיצים.", "נכון: שני החיצים מונחים זה על זה.",
      "שגוי: החיצים פונים לכיוונים מנוגדים. בחרו להפוך על הצד האחר."}},
    {"hi",
     {"प्रिंटर की नाप", "सामने का पृष्ठ", "पीछे का पृष्ठ",
      "100 प्रतिशत पर, दोनों ओर, छोटे किनारे पर पलटकर छापें।",
      "100 प्रतिशत पर, दोनों ओर, लंबे किनारे पर पलटकर छापें।",
      "पृष्ठ 1 को 100 प्रतिशत पर छापें, काग़ज़ को किताब के पन्ने की तरह पलटें, फिर से डालें और पृष्ठ 2 छापें।",
      "100 प्रतिशत पर, दोनों ओर छापें।",
      "यह रेखा उतनी ही लंबी होनी चाहिए जितनी इस पर लिखी है। यदि न हो, तो आकार बदलना बंद करें और फिर छापें।",
      "काग़ज़ के बाएँ किनारे से खड़ी रेखा A तक और ऊपरी किनारे से आड़ी रेखा B तक नापें। हर नाप में से 20 मिमी घटाएँ: "
      "रेखा अधिक पास हो तो संख्या ऋणात्मक होगी।",
      "हर किनारे पर वह सबसे छोटी संख्या खोजें जिसकी छोटी रेखा छपी है: उतने मिलीमीटर पर छपाई नहीं हो सकती।",
      "काग़ज़ पलटकर यही दोहराएँ।",
      "संख्याएँ नीचे की तरह एक फ़ाइल में लिखें: दोनों ओर में से बड़े हाशिये, और हर ओर के लिए A और B से मिली संख्याएँ।",
      "छपे हुए काग़ज़ को रोशनी के सामने रखें और तीर देखें।", "सही: दोनों तीर एक-दूसरे पर हैं।",
      "ग़लत: तीर उलटी दिशाओं में हैं। पलटने के लिए दूसरा किनारा चुनें।"}},
    {"id",
     {"Kalibrasi pencetak", "muka", "balik",
      "Cetak pada 100 persen, di kedua sisi, balik pada tepi pendek.",
      "Cetak pada 100 persen, di kedua sisi, balik pada tepi panjang.",
      "Cetak halaman 1 pada 100 persen, balikkan lembarnya seperti halaman buku, masukkan lagi, "
      "lalu cetak halaman 2.",
      "Cetak pada 100 persen, di kedua sisi.",
      "Panjang garis ini harus sama dengan yang tertulis. Jika tidak, matikan penyesuaian ukuran "
      "dan cetak lagi.",
      "Ukur dari tepi kiri kertas ke garis tegak A, dan dari tepi atas ke garis mendatar B. "
      "Kurangi masing-masing 20 mm: garis yang terlalu dekat menghasilkan angka minus.",
      "Di setiap tepi, carilah angka terkecil yang garis pendeknya tercetak: sekian milimeter "
      "tidak dapat dicetak.",
      "Balikkan lembarnya dan lakukan hal yang sama.",
      "Tulislah angka-angka itu dalam sebuah berkas seperti di bawah: margin yang lebih besar dari "
      "kedua sisi, dan untuk setiap sisi hasil A dan B.",
      "Terawang lembar cetakan ke arah cahaya dan lihat kedua panah.",
      "Benar: kedua panah berimpit.",
      "Salah: arahnya berlawanan. Pilih tepi yang lain untuk membalik."}},
    {"it",
     {"Calibrazione di una stampante", "fronte", "retro",
      "Stampi al 100 per cento, su entrambi i lati, capovolgendo sul lato corto.",
      "Stampi al 100 per cento, su entrambi i lati, capovolgendo sul lato lungo.",
      "Stampi la pagina 1 al 100 per cento, giri il foglio come quello di un libro, lo rimetta e "
      "stampi la pagina 2.",
      "Stampi al 100 per cento, su entrambi i lati.",
      "Questa linea deve essere lunga quanto è scritto. Se non lo è, disattivi l’adattamento e "
      "stampi di nuovo.",
      "Misuri dal bordo sinistro della carta alla linea verticale A e dal bordo superiore alla "
      "linea orizzontale B. Tolga 20 mm a ciascuna misura: una linea troppo vicina dà un numero "
      "negativo.",
      "A ogni bordo cerchi il numero più piccolo la cui lineetta è stampata: su tanti millimetri "
      "non si può stampare.",
      "Giri il foglio e faccia lo stesso.",
      "Scriva i numeri in un file come qui sotto: i margini maggiori dei due lati e, per ogni "
      "lato, ciò che hanno dato A e B.",
      "Guardi il foglio stampato in controluce e osservi le frecce.",
      "Giusto: le due frecce coincidono.",
      "Sbagliato: puntano in versi opposti. Scelga l’altro bordo per girare."}},
    {"ja",
     {"プリンターの調整", "表", "裏",
      "100パーセントの大きさで、両面に、短辺とじで印刷してください。",
      "100パーセントの大きさで、両面に、長辺とじで印刷してください。",
      "1ページ目を100パーセントの大きさで印刷し、本をめくるように紙を裏返して入れ直し、2ページ目を"
      "印刷してください。",
      "100パーセントの大きさで、両面に印刷してください。",
      "この線の長さは、書いてあるとおりでなければなりません。違うときは、拡大縮小を切って印刷し直し"
      "てください。",
      "紙の左端から縦の線Aまで、上端から横の線Bまでを測り、それぞれから20 "
      "mmを引いてください。線が近すぎるときは負の数になります。",
      "四つの端で、短い線が印刷されている最も小さい数を探してください。そのミリ数だけ印刷できません"
      "。",
      "紙を裏返して、同じように測ってください。",
      "数を下のようにファイルに書いてください。余白は両面の大きいほう、そして面ごとにAとBの結果です"
      "。",
      "印刷した紙を光にかざして、矢印を見てください。", "正しい：二つの矢印が重なっています。",
      "誤り：矢印が逆を向いています。もう一方の辺でとじる設定にしてください。"}},
    {"km",
     {"ការវាស់ម៉ាស៊ីនបោះពុម្ព", "ផ្នែកខាងមុខ", "ផ្នែកខាងក្រោយ",
      "សូមបោះពុម្ព 100 ភាគរយ ទាំងសងខាង ដោយត្រឡប់តាមគែមខ្លី។",
      "សូមបោះពុម្ព 100 ភាគរយ ទាំងសងខាង ដោយត្រឡប់តាមគែមវែង។",
      "សូមបោះពុម្ពទំព័រ 1 ជា 100 ភាគរយ ត្រឡប់សន្លឹកដូចសន្លឹកសៀវភៅ ដាក់ចូលវិញ រួចបោះពុម្ពទំព័រ 2។",
      "សូមបោះពុម្ព 100 ភាគរយ ទាំងសងខាង។",
      "បន្ទាត់នេះត្រូវតែវែងដូចដែលបានសរសេរ។ បើមិនដូច្នោះ សូមបិទការប្តូរទំហំ ហើយបោះពុម្ពម្តងទៀត។",
      "សូមវាស់ពីគែមខាងឆ្វេងនៃក្រដាសដល់បន្ទាត់ឈរ A និងពីគែមខាងលើដល់បន្ទាត់ដេក B។ សូមដក 20 មម ពីរង្វាស់នីមួយៗ៖ "
      "បន្ទាត់ដែលជិតពេកឱ្យលេខអវិជ្ជមាន។",
      "នៅគែមនីមួយៗ សូមរកលេខតូចបំផុតដែលបន្ទាត់ខ្លីរបស់វាបានបោះពុម្ព៖ ប៉ុន្មានមីលីម៉ែត្រនោះមិនអាចបោះពុម្ពបានទេ។",
      "សូមត្រឡប់សន្លឹក ហើយធ្វើដូចគ្នា។",
      "សូមសរសេរលេខទាំងនេះក្នុងឯកសារដូចខាងក្រោម៖ គែមទទេដែលធំជាងនៃផ្នែកទាំងពីរ និងសម្រាប់ផ្នែកនីមួយៗ លេខដែលបានពី A និង "
      "B។",
      "សូមលើកសន្លឹកដែលបោះពុម្ពហើយទល់នឹងពន្លឺ រួចមើលព្រួញ។", "ត្រឹមត្រូវ៖ ព្រួញទាំងពីរត្រួតលើគ្នា។",
      "ខុស៖ ព្រួញទាំងពីរបែរទៅទិសផ្ទុយគ្នា។ សូមជ្រើសគែមម្ខាងទៀតសម្រាប់ត្រឡប់។"}},
    {"ko",
     {"프린터 맞추기", "앞면", "뒷면",
      "100퍼센트 크기로, 양면에, 짧은 가장자리로 넘겨 인쇄하십시오.",
      "100퍼센트 크기로, 양면에, 긴 가장자리로 넘겨 인쇄하십시오.",
      "1쪽을 100퍼센트 크기로 인쇄하고, 책장을 넘기듯 종이를 뒤집어 다시 넣은 다음 2쪽을 "
      "인쇄하십시오.",
      "100퍼센트 크기로, 양면에 인쇄하십시오.",
      "이 선은 적힌 길이와 같아야 합니다. 다르면 크기 조정을 끄고 다시 인쇄하십시오.",
      "종이 왼쪽 가장자리에서 세로선 A까지, 위쪽 가장자리에서 가로선 B까지 재고, 각각에서 20 mm를 "
      "빼십시오. 선이 너무 가까우면 음수가 됩니다.",
      "가장자리마다 짧은 선이 인쇄된 가장 작은 수를 찾으십시오. 그만큼의 밀리미터에는 인쇄할 수 "
      "없습니다.",
      "종이를 뒤집어 똑같이 하십시오.",
      "수를 아래와 같이 파일에 적으십시오. 여백은 두 면 가운데 큰 쪽을, 그리고 면마다 A와 B의 값을 "
      "적습니다.",
      "인쇄한 종이를 빛에 비추어 화살표를 보십시오.", "맞음: 두 화살표가 겹칩니다.",
      "틀림: 두 화살표가 반대쪽을 가리킵니다. 뒤집는 가장자리를 다른 쪽으로 고르십시오."}},
    {"my",
     {"ပုံနှိပ်စက် တိုင်းတာခြင်း", "ရှေ့မျက်နှာ", "နောက်မျက်နှာ", "၁၀၀ ရာခိုင်နှုန်းဖြင့် နှစ်ဖက်စလုံး၊ အနားတိုဘက် လှန်၍ ပုံနှိပ်ပါ။",
      "၁၀၀ ရာခိုင်နှုန်းဖြင့် နှစ်ဖက်စလုံး၊ အနားရှည်ဘက် လှန်၍ ပုံနှိပ်ပါ။",
      "စာမျက်နှာ ၁ ကို ၁၀၀ ရာခိုင်နှုန်းဖြင့် ပုံနှိပ်ပါ။ စာရွက်ကို စာအုပ်ရွက်ကဲ့သို့ လှန်ပြီး ပြန်ထည့်ကာ စာမျက်နှာ ၂ ကို ပုံနှိပ်ပါ။",
      "၁၀၀ ရာခိုင်နှုန်းဖြင့် နှစ်ဖက်စလုံး ပုံနှိပ်ပါ။",
      "ဤမျဉ်းသည် ရေးထားသည့်အတိုင်း ရှည်ရမည်။ မဟုတ်ပါက အရွယ်အစားချိန်ညှိခြင်းကို ပိတ်ပြီး ထပ်ပုံနှိပ်ပါ။",
      "စာရွက်၏ ဘယ်ဘက်အနားမှ ဒေါင်လိုက်မျဉ်း A အထိ၊ အပေါ်အနားမှ အလျားလိုက်မျဉ်း B အထိ တိုင်းပါ။ တစ်ခုစီမှ ၂၀ မီလီမီတာ နုတ်ပါ။ "
      "မျဉ်းနီးလွန်းလျှင် အနုတ်ဂဏန်း ရသည်။",
      "အနားတစ်ခုစီတွင် မျဉ်းတို ပုံနှိပ်ပြီးသား အငယ်ဆုံးဂဏန်းကို ရှာပါ။ ထိုမျှသော မီလီမီတာတွင် ပုံမနှိပ်နိုင်ပါ။",
      "စာရွက်ကို လှန်ပြီး အလားတူ လုပ်ပါ။",
      "ဂဏန်းများကို အောက်ပါအတိုင်း ဖိုင်တစ်ခုတွင် ရေးပါ။ နှစ်ဖက်အနက် ပိုကြီးသော အနားကွက်လပ်နှင့် တစ်ဖက်စီအတွက် A နှင့် B မှ ရသောဂဏန်း "
      "ဖြစ်သည်။",
      "ပုံနှိပ်ထားသောစာရွက်ကို အလင်းရောင်တွင် ထောင်ကြည့်ပြီး မြားများကို ကြည့်ပါ။", "မှန်သည် - မြားနှစ်ခု ထပ်နေသည်။",
      "မှားသည် - မြားများ ဆန့်ကျင်ဘက်သို့ ညွှန်နေသည်။ စာရွက်လှန်ရန် အခြားအနားကို ရွေးပါ။"}},
    {"nl",
     {"Kalibratie van een printer", "voorzijde", "achterzijde",
      "Druk af op 100 procent, dubbelzijdig, omslaan over de korte zijde.",
      "Druk af op 100 procent, dubbelzijdig, omslaan over de lange zijde.",
      "Druk pagina 1 af op 100 procent, sla het vel om als een blad van een boek, leg het terug en "
      "druk pagina 2 af.",
      "Druk af op 100 procent, dubbelzijdig.",
      "Deze lijn moet zo lang zijn als erbij staat. Is dat niet zo, zet dan het schalen uit en "
      "druk opnieuw af.",
      "Meet van de linkerrand van het papier tot de staande lijn A en van de bovenrand tot de "
      "liggende lijn B. Trek van elk 20 mm af: een lijn die te dichtbij ligt, geeft een negatief "
      "getal.",
      "Zoek aan elke rand het kleinste getal waarvan het streepje is afgedrukt: op zoveel "
      "millimeter kan niet worden gedrukt.",
      "Sla het vel om en doe hetzelfde.",
      "Schrijf de getallen in een bestand zoals hieronder: de grootste marges van beide zijden en "
      "voor elke zijde wat A en B gaven.",
      "Houd het bedrukte vel tegen het licht en kijk naar de pijlen.",
      "Goed: beide pijlen liggen op elkaar.",
      "Fout: ze wijzen in tegengestelde richting. Kies de andere kant om te draaien."}},
    {"pt",
     {"Calibração de uma impressora", "frente", "verso",
      "Imprima a 100 por cento, dos dois lados, virando na borda curta.",
      "Imprima a 100 por cento, dos dois lados, virando na borda longa.",
      "Imprima a página 1 a 100 por cento, vire a folha como a de um livro, coloque-a de novo e "
      "imprima a página 2.",
      "Imprima a 100 por cento, dos dois lados.",
      "Esta linha deve ter o comprimento indicado. Se não tiver, desligue o ajuste de tamanho e "
      "imprima outra vez.",
      "Meça da borda esquerda do papel até a linha vertical A, e da borda superior até a linha "
      "horizontal B. Subtraia 20 mm de cada medida: uma linha próxima demais dá um número "
      "negativo.",
      "Em cada borda, procure o menor número cuja linha curta foi impressa: nessa quantidade de "
      "milímetros não se pode imprimir.",
      "Vire a folha e faça o mesmo.",
      "Escreva os números num arquivo como abaixo: as maiores margens dos dois lados e, para cada "
      "lado, o que A e B deram.",
      "Segure a folha impressa contra a luz e olhe as setas.", "Certo: as duas setas coincidem.",
      "Errado: apontam em sentidos opostos. Escolha a outra borda para virar."}},
    {"ru",
     {"Настройка принтера", "лицевая сторона", "оборот",
      "Печатайте в масштабе 100 процентов, с двух сторон, с переворотом по короткому краю.",
      "Печатайте в масштабе 100 процентов, с двух сторон, с переворотом по длинному краю.",
      "Напечатайте страницу 1 в масштабе 100 процентов, переверните лист, как в книге, вложите его "
      "снова и напечатайте страницу 2.",
      "Печатайте в масштабе 100 процентов, с двух сторон.",
      "Длина этой линии должна быть такой, как указано. Если нет, отключите масштабирование и "
      "напечатайте ещё раз.",
      "Измерьте расстояние от левого края бумаги до вертикальной линии A и от верхнего края до "
      "горизонтальной линии B. Вычтите из каждого 20 мм: если линия слишком близко, число будет "
      "отрицательным.",
      "У каждого края найдите наименьшее число, чья короткая линия напечатана: на стольких "
      "миллиметрах печатать нельзя.",
      "Переверните лист и сделайте то же самое.",
      "Запишите числа в файл, как показано ниже: бо́льшие поля двух сторон и для каждой стороны то, "
      "что дали A и B.",
      "Посмотрите отпечатанный лист на просвет и найдите стрелки.", "Верно: обе стрелки совпадают.",
      "Неверно: они направлены в разные стороны. Выберите для переворота другой край."}},
    {"sw",
     {"Kupima printa", "mbele", "nyuma",
      "Chapisha kwa asilimia 100, pande zote mbili, ukigeuza kwa ukingo mfupi.",
      "Chapisha kwa asilimia 100, pande zote mbili, ukigeuza kwa ukingo mrefu.",
      "Chapisha ukurasa wa 1 kwa asilimia 100, geuza karatasi kama ya kitabu, irudishe, kisha "
      "chapisha ukurasa wa 2.",
      "Chapisha kwa asilimia 100, pande zote mbili.",
      "Mstari huu lazima uwe na urefu ulioandikwa. Kama sivyo, zima ubadilishaji wa ukubwa na "
      "uchapishe tena.",
      "Pima kutoka ukingo wa kushoto wa karatasi hadi mstari wima A, na kutoka ukingo wa juu hadi "
      "mstari mlalo B. Toa mm 20 katika kila kipimo: mstari ulio karibu mno hutoa namba hasi.",
      "Katika kila ukingo, tafuta namba ndogo kabisa ambayo mstari wake mfupi umechapishwa: "
      "milimita hizo haziwezi kuchapishwa.",
      "Geuza karatasi na ufanye vivyo hivyo.",
      "Andika namba hizo katika faili kama ilivyo hapa chini: pambizo kubwa zaidi za pande zote "
      "mbili, na kwa kila upande matokeo ya A na B.",
      "Shika karatasi iliyochapishwa mbele ya mwanga na utazame mishale.",
      "Sahihi: mishale yote miwili imelaliana.",
      "Si sahihi: inaelekea pande tofauti. Chagua ukingo mwingine wa kugeuzia."}},
    {"ta",
     {"அச்சுப்பொறியை அளவிடுதல்", "முன்பக்கம்", "பின்பக்கம்",
      "100 சதவீதத்தில், இரு பக்கங்களிலும், குறுகிய விளிம்பில் திருப்பி அச்சிடுங்கள்.",
      "100 சதவீதத்தில், இரு பக்கங்களிலும், நீண்ட விளிம்பில் திருப்பி அச்சிடுங்கள்.",
      "பக்கம் 1ஐ 100 சதவீதத்தில் அச்சிட்டு, தாளைப் புத்தகத் தாளைப்போலத் திருப்பி, மீண்டும் வைத்து, பக்கம் 2ஐ "
      "அச்சிடுங்கள்.",
      "100 சதவீதத்தில், இரு பக்கங்களிலும் அச்சிடுங்கள்.",
      "இந்தக் கோடு எழுதியுள்ள நீளமே இருக்க வேண்டும். இல்லையெனில் அளவு மாற்றுவதை நிறுத்தி மீண்டும் அச்சிடுங்கள்.",
      "தாளின் இடது விளிம்பிலிருந்து செங்குத்துக் கோடு A வரையும், மேல் விளிம்பிலிருந்து கிடைக்கோடு B வரையும் "
      "அளந்து, ஒவ்வொன்றிலும் 20 மிமீ கழியுங்கள்: கோடு மிக அருகில் இருந்தால் எதிர்மறை எண் வரும்.",
      "ஒவ்வொரு விளிம்பிலும், சிறு கோடு அச்சாகியுள்ள மிகச் சிறிய எண்ணைக் கண்டறியுங்கள்: அத்தனை மில்லிமீட்டரில் "
      "அச்சிட முடியாது.",
      "தாளைத் திருப்பி அவ்வாறே செய்யுங்கள்.",
      "எண்களைக் கீழுள்ளபடி ஒரு கோப்பில் எழுதுங்கள்: இரு பக்கங்களிலும் பெரிய ஓரங்களையும், ஒவ்வொரு பக்கத்திற்கும் A, B "
      "தந்த எண்களையும்.",
      "அச்சிட்ட தாளை ஒளிக்கு எதிரே பிடித்து அம்புக்குறிகளைப் பாருங்கள்.",
      "சரி: இரண்டு அம்புக்குறிகளும் ஒன்றன்மேல் ஒன்று உள்ளன.",
      "தவறு: அவை எதிர்த்திசைகளைக் காட்டுகின்றன. திருப்புவதற்கு மற்ற விளிம்பைத் தேர்ந்தெடுங்கள்."}},
    {"th",
     {"การวัดเครื่องพิมพ์", "ด้านหน้า", "ด้านหลัง", "พิมพ์ขนาด 100 เปอร์เซ็นต์ ทั้งสองด้าน พลิกที่ขอบสั้น",
      "พิมพ์ขนาด 100 เปอร์เซ็นต์ ทั้งสองด้าน พลิกที่ขอบยาว",
      "พิมพ์หน้า 1 ขนาด 100 เปอร์เซ็นต์ พลิกแผ่นเหมือนพลิกหน้าหนังสือ ใส่กลับเข้าไป แล้วพิมพ์หน้า 2",
      "พิมพ์ขนาด 100 เปอร์เซ็นต์ ทั้งสองด้าน", "เส้นนี้ต้องยาวเท่าที่เขียนไว้ ถ้าไม่เท่า ให้ปิดการปรับขนาดแล้วพิมพ์ใหม่",
      "วัดจากขอบซ้ายของกระดาษถึงเส้นตั้ง A และจากขอบบนถึงเส้นนอน B แล้วลบออกอย่างละ 20 มม. "
      "ถ้าเส้นอยู่ใกล้เกินไปจะได้จำนวนลบ",
      "ที่ขอบแต่ละด้าน หาตัวเลขที่น้อยที่สุดซึ่งเส้นสั้นของมันถูกพิมพ์ออกมา เครื่องพิมพ์พิมพ์ในระยะเท่านั้นมิลลิเมตรไม่ได้",
      "พลิกแผ่นแล้วทำเช่นเดียวกัน",
      "เขียนตัวเลขลงในไฟล์ดังข้างล่าง คือขอบว่างที่มากกว่าของทั้งสองด้าน และสำหรับแต่ละด้าน ค่าที่ได้จาก A และ B",
      "ยกแผ่นที่พิมพ์แล้วส่องกับแสง แล้วดูลูกศร", "ถูกต้อง: ลูกศรทั้งสองซ้อนกัน",
      "ผิด: ลูกศรชี้ไปคนละทาง ให้เลือกพลิกที่ขอบอีกด้านหนึ่ง"}},
    {"tl",
     {"Pagsukat sa printer", "harap", "likod",
      "I-print sa 100 porsiyento, sa magkabilang panig, baligtad sa maikling gilid.",
      "I-print sa 100 porsiyento, sa magkabilang panig, baligtad sa mahabang gilid.",
      "I-print ang pahina 1 sa 100 porsiyento, baligtarin ang papel na parang dahon ng aklat, "
      "ibalik ito, at i-print ang pahina 2.",
      "I-print sa 100 porsiyento, sa magkabilang panig.",
      "Dapat kasinghaba ng nakasulat ang linyang ito. Kung hindi, patayin ang pagbabago ng laki at "
      "mag-print muli.",
      "Sukatin mula sa kaliwang gilid ng papel hanggang sa patayong linyang A, at mula sa itaas na "
      "gilid hanggang sa pahalang na linyang B. Bawasan ng 20 mm ang bawat isa: negatibo ang "
      "bilang kapag masyadong malapit ang linya.",
      "Sa bawat gilid, hanapin ang pinakamaliit na bilang na na-print ang maikling linya: ganoong "
      "karaming milimetro ang hindi mapi-print.",
      "Baligtarin ang papel at gawin din ito.",
      "Isulat ang mga bilang sa isang file gaya ng nasa ibaba: ang mas malaking margin ng dalawang "
      "panig, at para sa bawat panig ang ibinigay ng A at B.",
      "Itapat sa liwanag ang nalimbag na papel at tingnan ang mga palaso.",
      "Tama: magkapatong ang dalawang palaso.",
      "Mali: magkasalungat ang turo nila. Piliin ang kabilang gilid sa pagbaligtad."}},
    {"ur",
     {"پرنٹر کی پیمائش", "سامنے کا رخ", "پشت",
      "سو فیصد پر، دونوں طرف، چھوٹے کنارے پر پلٹ کر چھاپیں۔",
      "سو فیصد پر، دونوں طرف، لمبے کنارے پر پلٹ کر چھاپیں۔",
      "پہلا صفحہ سو فیصد پر چھاپیں، کاغذ کو کتاب کے ورق کی طرح پلٹیں، دوبارہ رکھیں اور دوسرا صفحہ "
      "چھاپیں۔",
      "سو فیصد پر، دونوں طرف چھاپیں۔",
      "یہ لکیر اتنی ہی لمبی ہونی چاہیے جتنی اس پر لکھی ہے۔ اگر نہ ہو تو سائز بدلنا بند کریں اور "
      "دوبارہ چھاپیں۔",
      "کاغذ کے بائیں کنارے سے کھڑی لکیر A تک اور اوپر کے کنارے سے لیٹی لکیر B تک ناپیں۔ ہر ناپ سے "
      "20 ملی میٹر نکالیں: لکیر زیادہ قریب ہو تو عدد منفی ہوگا۔",
      "ہر کنارے پر وہ سب سے چھوٹا عدد ڈھونڈیں جس کی چھوٹی لکیر چھپی ہے: اتنے ملی میٹر پر چھپائی "
      "نہیں ہو سکتی۔",
      "کاغذ پلٹ کر یہی کریں۔",
      "اعداد نیچے کی طرح ایک فائل میں لکھیں: دونوں رخوں میں سے بڑے حاشیے، اور ہر رخ کے لیے A اور B "
      "سے ملے اعداد۔",
      "چھپے ہوئے کاغذ کو روشنی کے سامنے رکھ کر تیر دیکھیں۔", "درست: دونوں تیر ایک دوسرے پر ہیں۔",
      "غلط: تیر مخالف سمتوں میں ہیں۔ پلٹنے کے لیے دوسرا کنارہ چنیں۔"}},
    {"vi",
     {"Hiệu chỉnh máy in", "mặt trước", "mặt sau",
      "In ở 100 phần trăm, hai mặt, lật theo cạnh ngắn.",
      "In ở 100 phần trăm, hai mặt, lật theo cạnh dài.",
      "In trang 1 ở 100 phần trăm, lật tờ giấy như lật sách, đặt lại vào máy rồi in trang 2.",
      "In ở 100 phần trăm, hai mặt.",
      "Đường này phải dài đúng như đã ghi. Nếu không, hãy tắt việc co giãn và in lại.",
      "Đo từ mép trái của giấy đến đường đứng A, và từ mép trên đến đường ngang B. Trừ 20 mm ở mỗi "
      "số đo: đường quá gần cho số âm.",
      "Ở mỗi mép, tìm số nhỏ nhất mà vạch ngắn của nó được in ra: máy không in được trên chừng ấy "
      "milimét.",
      "Lật tờ giấy và làm như vậy.",
      "Ghi các số vào một tệp như dưới đây: lề lớn hơn của hai mặt, và với mỗi mặt là kết quả của "
      "A và B.",
      "Giơ tờ giấy đã in lên trước ánh sáng và nhìn các mũi tên.",
      "Đúng: hai mũi tên chồng lên nhau.",
      "Sai: hai mũi tên ngược hướng nhau. Hãy chọn lật theo cạnh kia."}},
    {"zh-Hant",
     {"校準印表機", "正面", "背面", "以百分之百的大小雙面列印，沿短邊翻面。",
      "以百分之百的大小雙面列印，沿長邊翻面。",
      "以百分之百的大小列印第1頁，像翻書頁一樣翻轉紙張，放回去，再列印第2頁。",
      "以百分之百的大小雙面列印。",
      "這條線的長度必須與所寫的相同。如果不同，請關閉縮放再列印一次。",
      "量出紙張左邊到直線A的距離，以及上邊到橫線B的距離，各減去20 mm。線太近時，得數為負。",
      "在每一邊找出短線已印出的最小數字：這麼多毫米之內無法列印。", "把紙翻過來，同樣再量一次。",
      "把數字照下面的樣子寫進檔案：兩面之中較大的邊距，以及每一面A和B的得數。",
      "請把印好的紙對著光，看兩個箭頭。", "正確：兩個箭頭重疊。",
      "錯誤：兩個箭頭方向相反。請改選另一邊翻面。"}},
    {"zh",
     {"校准打印机", "正面", "背面", "以百分之百的大小双面打印，沿短边翻转。",
      "以百分之百的大小双面打印，沿长边翻转。",
      "以百分之百的大小打印第1页，像翻书页一样翻转纸张，放回去，再打印第2页。",
      "以百分之百的大小双面打印。",
      "这条线的长度必须与所写的相同。如果不同，请关闭缩放再打印一次。",
      "量出纸张左边到竖线A的距离，以及上边到横线B的距离，各减去20 mm。线太近时，得数为负。",
      "在每一边找出短线已印出的最小数字：这么多毫米之内无法打印。", "把纸翻过来，同样再量一次。",
      "把数字照下面的样子写进文件：两面之中较大的页边，以及每一面A和B的得数。",
      "请把印好的纸对着光，看两个箭头。", "正确：两个箭头重叠。",
      "错误：两个箭头方向相反。请改选另一边翻面。"}},
};

struct slice language_calibration(struct slice tag, enum calibration_word word, bool *is_own)
{
    struct tag_parts parts = tag_parts_of(tag);
    if (tag_is(parts.language, "fil"))
        parts.language = SLICE("tl");
    const struct calibration_row *row = &rows[0];
    int best = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int match = tag_match(parts, rows[i].tag);
        if (match > best) {
            best = match;
            row = &rows[i];
        }
    }
    if (is_own)
        *is_own = best > 0;
    return slice_of(row->words[word]);
}
