calendar-title = المواقيت وأيام العطل
calendar-link = المواقيت وأيام العطل
calendar-hours-title = مواقيت الاستقبال
calendar-online = يبقى الإيداع عبر البوابة متاحا في كل وقت.
calendar-open-until = المكتب مفتوح الآن، إلى غاية الساعة { $time }.
calendar-closed = المكتب مغلق الآن.
calendar-closed-for = المكتب مغلق اليوم: { $name }.
calendar-opens-today = يفتح اليوم على الساعة { $time }.
calendar-opens-tomorrow = يفتح غدا، { $day }، على الساعة { $time }.
calendar-opens-on = يفتح يوم { $day } على الساعة { $time }.
calendar-line = { $days }، { $hours }
calendar-day = يوم { $day }
calendar-days = من { $first } إلى { $last }
calendar-hours = من { $opens } إلى { $closes }
calendar-hours-and = { $hours } و{ $more }
calendar-usual = طيلة السنة
calendar-ramadan = خلال شهر رمضان
calendar-ramadan-dates = من { $first } إلى { $last }
calendar-days-title = أيام العطل لسنة { $year }
calendar-days-lead = تغلق المكاتب يومي السبت والأحد وفي أيام العطل التالية ({ $count ->
    [zero] لا شيء
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يوما
   *[other] { $count } يوم
}).
calendar-expected-lead = ترتبط الأعياد الدينية بالإعلان عن بداية الشهر: قد يتغير كل تاريخ «في انتظار التأكيد» بيوم واحد.
calendar-expected = في انتظار التأكيد
calendar-own = خاص بهذه الإدارة
calendar-date = التاريخ
calendar-name = العطلة
calendar-opened-title = أيام عمل استثنائية
calendar-year = سنة { $year }
calendar-years = سنوات أخرى
calendar-portal = صفحة الإدارة
error-calendar-days_or_months = أدخلوا إما عدد الأيام مع طريقة احتسابها، وإما عدد الشهور.
calendar-from-to = من { $first } إلى { $last }

# تقويم الإدارة كما يضبطه مدبروها

calendar-own-title = تقويم الإدارة
calendar-own-lead = أيام العمل والعطل ومواقيت الاستقبال كما يطلع عليها المرتفقون وكما تحتسب بها الآجال. الآجال المحددة سابقا لا تتغير.
calendar-own-see = الاطلاع على الصفحة العمومية
calendar-origin = مصدر التاريخ
calendar-origin-fixed = تاريخ ثابت
calendar-origin-announced = تاريخ معلن
calendar-origin-expected = في انتظار التأكيد
calendar-origin-exceptional = عطلة استثنائية
calendar-origin-confirmed = أكدته الإدارة
calendar-origin-own = قررته الإدارة
calendar-ramadan-name = شهر رمضان
calendar-add = إدراج قرار
calendar-add-closure = أيام إغلاق
calendar-add-opening = أيام عمل
calendar-add-feast = تاريخ معلن لعيد
calendar-add-hours = مواقيت خاصة
calendar-kind-closure = إغلاق
calendar-kind-opening = عمل
calendar-kind-feast = عيد متحرك
calendar-kind-hours = مواقيت
calendar-hint-closure = تغلق المكاتب ولا تحتسب هذه الأيام ضمن آجال أيام العمل. بالنسبة لنصف يوم، أدرجوا مواقيت خاصة.
calendar-hint-opening = تشتغل المكاتب في يوم عطلة أو سبت أو أحد، ويحتسب اليوم ضمن الآجال.
calendar-hint-feast = يحل التاريخ المعلن محل التاريخ المنتظر، في حدود يومين. ينتهي شهر رمضان في اليوم الذي يسبق عيد الفطر.
calendar-hint-hours = لنصف يوم أو لموسم أو لمناسبة. يبقى اليوم يوم عمل.
calendar-feast = العيد أو الشهر
calendar-feast-moharram = فاتح محرم
calendar-feast-mawlid = عيد المولد النبوي
calendar-feast-ramadan = فاتح رمضان
calendar-feast-fitr = عيد الفطر
calendar-feast-adha = عيد الأضحى
calendar-first-on = اليوم الأول
calendar-last-on = اليوم الأخير
calendar-last-on-hint = اتركوه فارغا ليوم واحد.
calendar-name-ar = العنوان بالعربية
calendar-name-fr = العنوان بالفرنسية
calendar-reference = مرجع القرار
calendar-reference-hint = مثلا: قرار رقم 12/2026 بتاريخ 3 مارس 2026.
calendar-decision-hours = المواقيت
calendar-decision-hours-hint = مثلا { $single } أو { $double }.
calendar-opening-hours-hint = اتركوها فارغة لمواقيت اليوم المعتادة. تحدد إلزاما ليوم سبت أو أحد.
calendar-do = إدراج في التقويم
calendar-decisions = قرارات الإدارة لسنة { $year }
calendar-decision = القرار
calendar-no-decisions = لا قرار لهذه السنة: يطبق التقويم الوطني.
calendar-take-back = سحب
calendar-end-now = إنهاء
calendar-taken-back-hint = كل قرار بدأ سريانه يحتفظ بأيامه الماضية.

done-calendar-decided = أدرج القرار في التقويم.
done-calendar-taken-back = سحب القرار من التقويم.

error-calendar-changed_meanwhile = عدل شخص آخر التقويم في هذه الأثناء. راجعوا ما تغير ثم أعيدوا العملية.
error-calendar-reference_unfit = أدخلوا مرجع القرار في { $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 } على الأكثر.
error-calendar-hours_missing = أدخلوا مواقيت هذا اليوم.
error-calendar-year_unknown = اختاروا يوما بين سنتي { $first } و{ $last }.
error-calendar-too_long = لا يتجاوز هذا القرار { $count ->
    [zero] أي يوم
    [one] يوما واحدا
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يوما
   *[other] { $count } يوم
}.
error-calendar-past = هذا اليوم مضى: ما أعلن للمرتفقين لا يعاد تحريره.
error-calendar-overlaps = يشمل قرار آخر أحد هذه الأيام: اسحبوه أولا.
error-calendar-too_far_from_expected = هذا اليوم بعيد عن التاريخ المنتظر لهذا العيد.
error-calendar-already_confirmed = سبق تأكيد تاريخ هذا العيد: اسحبوا القرار السابق أولا.
error-calendar-feast_past = مضى التاريخ المنتظر ولا يعاد تحريره. أدرجوا بدل ذلك أيام إغلاق.
error-calendar-already_closed = المكاتب مغلقة أصلا في هذه الأيام.
error-calendar-already_worked = تشتغل المكاتب أصلا في أحد هذه الأيام.
error-calendar-begun = هذا القرار مضى: يبقى في التقويم.
error-calendar-changed_too_late = بدأ سريان هذا القرار: لا يعدل بعد. أنهوه ثم أدرجوا قرارا آخر.
error-calendar-too_many = يضم التقويم { $limit } قرار ولا يتسع لأكثر.
