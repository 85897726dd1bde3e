### ما يظهر في كل الصفحات

product = مكتب الضبط الرقمي
skip = الانتقال إلى المحتوى
title-error = خطأ:
nav-foot = روابط عامة
nav-directory = دليل الإدارات
nav-track = تتبع مراسلة
nav-mine = مراسلاتي
nav-verify = التحقق من وثيقة
nav-agents = فضاء الأعوان
nav-language = اللغة
nav-baskets = السلال
nav-pages = صفحات اللائحة
language-ar = العربية
language-fr = Français
foot-note = استلام المراسلة لا يعد قرارا بشأن مضمونها.
sign-out = تسجيل الخروج
optional = (اختياري)
change = تغيير
back = رجوع
desk-back = العودة إلى السلال
close = إغلاق
cancel = العودة دون تنفيذ
continue = متابعة
search = بحث
print = طباعة
copy = نسخ
copied = تم النسخ
share = مشاركة
file-choose = اختيار ملف
file-none = لم يتم اختيار أي ملف
file-nature-letter = المراسلة
file-nature-annex = مرفق
file-nature-identity = وثيقة تثبت الهوية
file-nature-mandate = وكالة
file-nature-other = وثيقة أخرى
file-state-expected = في انتظار الملف
file-state-uploaded = قيد الفحص
file-state-clean = سليم
file-state-refused = مرفوض
file-state-stuck = تأخر الفحص
message-new = جديدة
message-files = الملفات المرفقة
page-first = الصفحة الأولى
page-next = الصفحة الموالية
step-done = تم
step-current = المرحلة الحالية
step-waiting = في الانتظار
step-failed = تعذر
basket-qualify = للتصنيف
basket-mine = مراسلات مكتبي
basket-sign = للتأشير والتوقيع
basket-unreached = تعذر تبليغهم
basket-register = السجل
basket-closings = حصر السجلات
basket-audit = سجل التدقيق
basket-intake = تسجيل مراسلة ورقية
basket-assisted = إيداع بالمساعدة
basket-mandates = التفويضات
basket-admin = هيكلة الإدارة
basket-calendar = التقويم
basket-models = نماذج التسجيل
basket-portal = بوابتنا
basket-sign-in = دخول الأعوان
basket-administrations = الإدارات
basket-operator = تشغيل المنصة
shortcuts-title = اختصارات لوحة المفاتيح
shortcut-next = السطر الموالي
shortcut-previous = السطر السابق
shortcut-open = فتح المراسلة
shortcut-help = عرض هذه الاختصارات

pages = { $count ->
    [zero] بدون صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
}
files = { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفا
   *[other] { $count } ملف
}
errors-title = { $count ->
    [one] هناك خطأ واحد يجب تصحيحه
    [two] هناك خطآن يجب تصحيحهما
    [few] هناك { $count } أخطاء يجب تصحيحها
   *[other] هناك { $count } خطأ يجب تصحيحه
}

## عناوين صفحات الخطأ

status-400 = طلب غير مفهوم
status-401 = يلزم تسجيل الدخول
status-403 = غير مسموح
status-404 = الصفحة غير موجودة
status-405 = طلب غير ممكن
status-409 = تغيرت الحالة
status-410 = انتهت الصلاحية
status-412 = تغيرت الوثيقة
status-413 = المحتوى كبير جدا
status-415 = صيغة غير مقبولة
status-422 = معطيات غير مقبولة
status-428 = ينقص شرط التعديل
status-429 = محاولات كثيرة
status-500 = تعذر تنفيذ الطلب
status-503 = الخدمة غير متاحة مؤقتا
error-page-home = الذهاب إلى صفحة الاستقبال
back-to-form = العودة إلى الاستمارة
typed-kept = ما كتبتموه محفوظ في هذه النافذة ويعود إلى خاناته، ما عدا الملفات.
error-page-reference = المرجع الذي يمكن ذكره عند الاتصال بنا:

## الأخطاء

error-generic = تعذر قبول هذا الطلب.
error-not_found = لا وجود لما تبحثون عنه، أو أنه ليس متاحا لكم. تحققوا من الرابط.
error-invalid = بعض المعطيات غير مقبولة.
error-http-method_not_allowed = هذا العنوان لا يقبل هذه العملية.
error-http-no_such_address = لا توجد صفحة بهذا العنوان. تحققوا من الرابط، أو ارجعوا إلى صفحة الاستقبال.
error-http-malformed_form = تعذرت قراءة الاستمارة. أعيدوا فتح الصفحة ثم حاولوا مرة أخرى.
error-http-malformed_json = محتوى الطلب ليس بصيغة JSON صحيحة.
error-http-not_a_form = يجب إرسال هذا الطلب على شكل استمارة.
error-http-not_json = يجب أن يكون محتوى الطلب بصيغة application/json.
error-http-token_in_query = لا يكتب الرمز أبدا في الرابط: ربما قرئ هذا الرمز في الطريق. جددوه وأرسلوه في الترويسة Authorization.
error-http-body_too_large = محتوى الطلب أكبر من المسموح به.
error-http-foreign_form = أُرسلت هذه الاستمارة من موقع آخر. أعيدوا ملأها من هذا الموقع.
error-http-precondition_required = يجب أن يذكر التعديل النسخة التي يهمها (If-Match).
error-http-precondition_failed = تغيرت الوثيقة منذ آخر قراءة لها. أعيدوا قراءتها ثم حاولوا مرة أخرى.
error-http-changed_meanwhile = غيّر شخص آخر هذه الوثيقة في اللحظة نفسها. حاولوا مرة أخرى.
error-http-unavailable = الخدمة مشغولة. أعيدوا المحاولة بعد لحظات: لم يضع أي شيء.
error-http-unexpected = تعذر تنفيذ طلبكم بسبب خلل في المنصة، وقد سُجل قصد معالجته. يمكنكم إعادة المحاولة بعد قليل.
error-http-idempotency_key_missing = أرسلوا الترويسة Idempotency-Key: لا تودع الدفعة نفسها بالمفتاح نفسه إلا مرة واحدة.
error-http-idempotency_key_malformed = مفتاح Idempotency-Key غير صالح.
error-http-idempotency_key_guessable = بدون تسجيل الدخول، يتكون مفتاح Idempotency-Key من { $least } رمزا عشوائيا على الأقل، مثل UUID.
error-http-idempotency_key_reused = سبق استعمال مفتاح Idempotency-Key هذا مع محتوى آخر.
error-http-idempotency_in_progress = الطلب الأول بنفس المفتاح ما زال قيد التنفيذ.
error-web-sign_in_required = يجب تسجيل الدخول للقيام بهذا العمل.
error-web-token_invalid = رمز الدخول غير صالح أو انتهت صلاحيته. سجلوا الدخول من جديد.
error-web-role_lacking = مكتبكم لا يخول لكم هذا العمل.
error-web-scope_lacking = لا يتوفر رمز هذا البرنامج على الإذن اللازم: { $scope }.
error-web-not_for_programs = هذا العمل يقوم به الأشخاص: لا يخوله رمز أي برنامج.
error-web-program_needed = هذا النداء خاص بالبرامج: أرسلوا رمز ولوج البرنامج.
error-web-form_outdated = انتهت صلاحية هذه الصفحة. أعيدوا فتحها ثم حاولوا مرة أخرى.
error-web-code_wrong = الرمز غير صحيح أو انتهت صلاحيته. تحققوا من آخر رسالة توصلتم بها أو اطلبوا رمزا جديدا.
error-web-throttled = محاولات كثيرة. انتظروا { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
} ثم حاولوا مرة أخرى.
error-web-closed = محاولات خاطئة كثيرة. حماية لحسابكم، انتظروا { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
} قبل إعادة المحاولة.
error-body-missing = هذه المعلومة ضرورية.
error-body-unfit = هذه القيمة غير مقبولة.
error-body-unknown_field = هذه الخانة غير معروفة.
error-body-too_long = هذه القيمة أطول من المسموح به.
error-body-too_short = هذه القيمة أقصر من المطلوب.
error-body-unknown_choice = هذا الاختيار غير معروف.
error-query-missing = هذا المعامل ضروري في العنوان.
error-query-unfit = قيمة هذا المعامل غير مقبولة.
error-query-unknown = هذا المعامل غير معروف في العنوان.
error-query-unknown_choice = لا يقبل هذا المعامل هذه القيمة.
error-paging-cursor_unreadable = رابط الصفحة الموالية غير صالح. ارجعوا إلى بداية اللائحة.
