organisation-directory-title = إيداع مراسلة لدى إدارة
organisation-directory-lead = اختاروا الإدارة التي توجهون إليها مراسلتكم. تتوصلون فورا بتأكيد الاستلام، ثم بوصل يحمل الرقم والتاريخ.
organisation-search-label = اسم الإدارة
organisation-directory-nothing = لا توجد إدارة بهذا الاسم. جربوا كلمة واحدة من اسمها.
organisation-directory-not-yet = لا توجد هذه الكلمات مجتمعة في الإدارات المستعرضة إلى الآن. انتقلوا إلى الصفحة الموالية أو اكتبوا كلمة أخص من اسمها.
organisation-directory-empty = لم تنضم أي إدارة بعد.
organisation-directory-none-there = لم تنضم بعد أي إدارة من هذا الصنف بهذه الجهة.
organisation-directory-everywhere = عرض جميع الجهات والأصناف
organisation-region = الجهة
organisation-region-all = جميع الجهات
organisation-sector = صنف الإدارة
organisation-sector-all = جميع الأصناف
organisation-sector-none = غير محدد
organisation-place = دائرة الاختصاص
organisation-place-hint = يعثر على الإدارة في الدليل عن طريق جهتها.
organisation-place-kingdom = مجموع التراب الوطني
organisation-portal-lead = أودعوا مراسلتكم عبر هذه البوابة وتتبعوا مآلها إلى حين التوصل بالجواب.
organisation-portal-deposit = إيداع مراسلة
organisation-portal-needs = هيئوا مراسلتكم، ويستحسن أن تكون ملف PDF، وعنوان بريدكم الإلكتروني. لا حاجة إلى إنشاء حساب.
organisation-portal-already = سبق لكم إيداع مراسلة؟
organisation-portal-track = تتبع مراسلة برمز التتبع
organisation-portal-verify = التحقق من وصل أو جواب
organisation-portal-contact = الاتصال بالإدارة
organisation-address = العنوان
organisation-telephone = الهاتف
organisation-email = البريد الإلكتروني
organisation-website = الموقع

error-organisation-role_lacking = مكتبكم لا يخول لكم هذا العمل.
error-organisation-elsewhere = هذا الملف يوجد لدى مكتب آخر.
error-organisation-slug_taken = هذا الاسم مستعمل لبوابة إدارة أخرى.
error-organisation-administration_code_taken = هذا الرمز مستعمل لإدارة أخرى.
error-organisation-cycle = لا يمكن أن توجد بنية تحت نفسها. اختاروا بنية أخرى تلحقون بها.
error-organisation-has_entities_below = توجد بنيات تابعة لهذه البنية. ألحقوها ببنية أخرى أولا.
error-organisation-root_stays = الإدارة نفسها هي أصل الهيكلة: لا تنقل ولا تغلق من هنا.
error-organisation-mandate_overlaps = يوجد تفويض أو نيابة عن هذا المكتب للأعمال نفسها خلال هذه المدة.
error-organisation-mandate_circular = لا يمكن أن ينوب كل من العونين عن الآخر خلال المدة نفسها.
error-organisation-changed_meanwhile = غير شخص آخر هيكلة الإدارة في هذه الأثناء. راجعوا ما تغير ثم أعيدوا المحاولة.
error-organisation-out_of_service = هذه الإدارة خارج الخدمة: يمكن الاطلاع على كل شيء ولا يمكن القيام بأي عمل.
error-organisation-not_entrusted = التفويض الممنوح لكم لا يشمل هذا العمل.
error-organisation-nature_outside = التفويض الممنوح لكم لا يشمل هذا النوع: «{ $nature ->
    [letter] رسالة
    [request] طلب
    [complaint] شكاية
    [reply] جواب
    [circular] منشور
    [invoice] فاتورة
    [report] تقرير
   *[other] نوع آخر
}».
error-organisation-answered_nature_outside = التفويض الممنوح لكم لا يشمل الأجوبة عن المراسلات من هذا النوع: «{ $nature ->
    [letter] رسالة
    [request] طلب
    [complaint] شكاية
    [reply] جواب
    [circular] منشور
    [invoice] فاتورة
    [report] تقرير
   *[other] نوع آخر
}».
error-organisation-merged_with_itself = اختاروا بنية أخرى: لا تدمج البنية في نفسها.
error-organisation-too_many_desks = هذه البنية تضم أكثر من { $limit } مكتبا. انقلوا بعض مكاتبها أولا.
error-organisation-has_desks = ما زالت هذه البنية تضم مكاتب. انقلوها أو أغلقوها أولا.
error-organisation-holds_work = ما زال هنا عمل في الانتظار. عالجوه أو أحيلوه أولا.
error-organisation-code_form = الرمز حروف لاتينية كبيرة أو أرقام، ثمانية على الأكثر.
error-organisation-code_taken = هذا الرمز تستعمله بنية أخرى.
error-organisation-place_unknown = اختاروا جهة أو عمالة أو إقليما من اللائحة.
error-organisation-region_unknown = اختاروا جهة برمزها، من 01 إلى 12.
error-organisation-sector_unknown = اختاروا صنفا من اللائحة.
error-organisation-place_unfit = اختاروا الجهة للمصلحة الجهوية، والإقليم أو العمالة للمصلحة الإقليمية، ولا شيء لغيرهما.
error-organisation-name_missing = اكتبوا الاسم { $language ->
    [ar] بالعربية
   *[fr] بالفرنسية
 }.
error-organisation-name_too_long = الاسم طويل: { $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 } على الأكثر.
error-organisation-already_seated = هذا العون يشغل المكتب خلال هذه المدة.
error-organisation-not_seated = هذا العون لا يشغل هذا المكتب.
error-organisation-in_a_circuit = يمر مسار مصادقة بهذا المكتب. غيروا المسار أولا.
error-organisation-last_administrator = لا بد أن يبقى للإدارة من يدبرها: عينوا مدبرا آخر أولا.
error-organisation-roles_missing = اختاروا دورا واحدا على الأقل من الأدوار المقترحة.
error-organisation-day_past = هذا اليوم قد مضى.
error-organisation-ends_before_it_begins = اليوم الأخير يسبق اليوم الأول.
error-organisation-address_taken = لا يمكن استعمال هذا العنوان الإلكتروني هنا.
error-organisation-email_form = اكتبوا عنوانا إلكترونيا صحيحا، مثل nom@administration.ma
error-organisation-leaves_before = لا يعمل هذا العون هنا في هذا التاريخ.
error-organisation-left_already = سبق لهذا العون أن غادر.
error-organisation-switched_off = ولوج هذا العون موقوف: أعيدوه أولا.
error-organisation-desk_unknown = اختاروا مكتبا مفتوحا.
error-organisation-desk_not_held = لا يشغل العون هذا المكتب.
error-organisation-successor_missing = لا يشغل هذا المكتب عون آخر، وبه عمل ينتظر أو قد يرد عليه عبر مسار مصادقة: اختاروا خلفا.
error-organisation-successor_gone = لا ولوج لهذا العون في هذا التاريخ: اختاروا عونا آخر.
error-organisation-successor_cannot_sign = بهذا المكتب ما ينتظر التوقيع، ولا يمكن لهذا العون التوقيع لعدم وجود شهادة: اختاروا عونا آخر.
error-organisation-succeeds_oneself = اختاروا خلفا آخر: لا يخلف العون نفسه.
error-organisation-holder_unknown = هذا العون لا يشغل هذا المكتب في بداية المدة.
error-organisation-deputy_unknown = اختاروا عونا من أعوان الإدارة.
error-organisation-deputy_without_key = هذا العون لا يتوفر على مفتاح للتوقيع.
error-organisation-kinds_unfit = اختاروا أعمالا يخولها هذا المكتب.
error-organisation-legal_act_missing = اكتبوا مرجع القرار الذي يستند إليه التفويض.
error-organisation-legal_act_file_missing = أرفقوا نسخة من القرار بصيغة PDF وانتظروا قبولها.
error-organisation-mandate_too_long = لا تتجاوز مدة التفويض سنة واحدة.
error-organisation-day_form = اكتبوا يوما من أيام التقويم.
error-organisation-entity_unknown = اختاروا بنية من الهيكلة.
error-organisation-agent_unknown = اختاروا عونا من أعوان الإدارة.
error-organisation-seat_unknown = اختاروا مكتبا من مكاتبكم.
error-organisation-mandate_given = سبق منح هذا التفويض.
error-organisation-file_empty = اختاروا الجدول الذي سترسلونه.
error-organisation-file_too_large = يتجاوز هذا الملف { $limit_mb } ميغابايت. أرسلوه على أجزاء: ما لا يذكره الجدول يبقى كما هو.
error-organisation-file_too_long = يتجاوز هذا الجدول { $limit } سطر. أرسلوه على أجزاء.
error-organisation-file_not_utf8 = هذا السطر ليس بترميز UTF-8. احفظوا الجدول بصيغة «CSV UTF-8».
error-organisation-file_quotes = علامة اقتباس مفتوحة لم تغلق، أو أغلقت وسط خلية.
error-organisation-file_cells_left_over = خلايا هذا السطر أكثر من الأعمدة.
error-organisation-file_column_lacking = العمود { $column } ناقص.
error-organisation-file_column_unknown = العمود { $column } غير معروف.
error-organisation-file_column_twice = العمود { $column } مكرر.
error-organisation-file_key_missing = يحتاج هذا السطر إلى مفتاح.
error-organisation-file_key_twice = السطر { $line } يخص الشيء نفسه.
error-organisation-file_gone = لا يحفظ الجدول إلا يوما واحدا. أرسلوه من جديد.
error-organisation-row_closed = ما أغلق لا يفتح من جديد: اختاروا مفتاحا جديدا لما سيعوضه.
error-organisation-row_of_no_desk = لا يوجد مكتب بهذا المفتاح.
error-organisation-row_of_nobody = لا يوجد عون بهذا العنوان، لا في الإدارة ولا في الجدول.
error-organisation-address_stays = لا يغير عنوان العون من هنا.
error-organisation-seat_lengthened = لا تمدد مدة شغل المكتب: أضيفوا سطرا يبدأ من اليوم الموالي.
error-organisation-seat_before_another = لهذا العون مدة لاحقة بهذا المكتب: أنهوها أولا.
error-organisation-circuit_empty = لا بد للمسار من خطوة واحدة على الأقل.
error-organisation-circuit_stays = لا يغلق المسار: قد توجد ملفات سلكته.
error-organisation-portal_row_stays = لا يغلق سطر من أسطر البوابة: أفرغوا خاناته حتى لا تقول البوابة عنه شيئا.
error-organisation-step_of_no_circuit = لا يوجد في الجدول مسار بهذا المفتاح.
error-organisation-step_of_no_desk = لا يوجد مكتب مفتوح بهذا المفتاح.
error-organisation-step_unfit = أدوار هذا المكتب لا تسمح بهذه الخطوة.
error-organisation-group_needs = عدد الخطوات المطلوبة في هذه المجموعة بين 1 و{ $steps }.
error-organisation-group_hours = للمجموعة ساعة واحدة على الأقل و{ $limit } ساعة على الأكثر.
error-organisation-not_a_number = اكتبوا عددا صحيحا.
error-organisation-import_not_ready = لا يمكن تطبيق هذا الجدول على حاله.
error-organisation-changed_since_check = { $kind ->
    [entity] البنية
    [desk] المكتب
    [person] العون
    [holder] شغل المكتب
    [circuit] المسار
    [day] قرار بشأن الأيام
    [portal] البوابة
    [mandate] تفويض أو نيابة
   *[model] نموذج التسجيل
} «{ $name }»: { $change ->
    [added] لم يكن موجودا عند الفحص.
    [closed] لم يعد موجودا منذ الفحص.
   *[changed] وقع تغيير منذ الفحص.
}
error-organisation-mandate_digest = بصمة SHA-256 لملف PDF الخاص بالسند 64 رمزا، من 0 إلى 9 ومن a إلى f.
error-organisation-mandate_paper_lacking = لم يودع لهذا التفويض ملف PDF مقبول بهذه البصمة. أودعوه في الصفحة { "\u2066" }/desk/mandates/{ $mandate_id }{ "\u2069" } ثم أعيدوا فحص الجدول.
error-organisation-mandate_stays = لا يعدل التفويض: أنهوه وامنحوا غيره بمفتاح جديد.
error-organisation-logo_not_in_file = لا يتضمن الجدول صورا، وليس هذا شعار الإدارة. اختاروه في صفحة البوابة أو احذفوا هذا السطر.
error-organisation-import_running = يجري تطبيق جدول آخر. انتظروا حتى ينتهي.
error-organisation-certificate_not_requested = لم يطلب بعد أي شهادة لهذا المفتاح.
error-organisation-chain_not_pem = لا يتضمن هذا النص شهادات بصيغة PEM.
error-organisation-chain_of_other_key = الشهادة الأولى ليست لهذا المفتاح.
error-organisation-chain_not_valid_now = هذه الشهادة غير سارية حاليا: { $subject }
error-organisation-chain_with_gap = هذه الشهادة غير موقعة من التي تليها: { $subject }

# صفحات مشغل المنصة: الإدارات

organisation-tabs = الإدارات والطلبات
organisation-tab-pending = طلبات للدراسة
organisation-tab-approved = قيد التهيئة
organisation-tab-refused = طلبات لم تقبل
organisation-tab-administrations = الإدارات
organisation-administrations-title = الإدارات
organisation-name = الإدارة
organisation-code = الرمز
organisation-portal-link = البوابة
organisation-standing = الوضعية
organisation-standing-active = في الخدمة
organisation-standing-suspended = موقوفة
organisation-standing-closed = مغلقة
organisation-standing-title = تغيير الوضعية
organisation-standing-choose = الوضعية الجديدة
organisation-standing-act-active = إعادة إلى الخدمة
organisation-standing-act-suspended = توقيف
organisation-standing-act-closed = إغلاق
organisation-standing-means-active = يستأنف الإيداع ويعود الأعوان إلى العمل.
organisation-standing-means-suspended = لا إيداع ولا عمل. يبقى كل شيء قابلا للاطلاع، وتبقى البوابة في الدليل.
organisation-standing-means-closed = لا إيداع ولا عمل. يبقى كل شيء قابلا للاطلاع، وتغادر البوابة الدليل.
organisation-standing-reason = السبب
organisation-standing-reason-hint = يقرؤه أعوان الإدارة.
organisation-standing-do = تغيير الوضعية
organisation-rename-title = تغيير الاسم
organisation-rename-means = تحمل البوابة والدليل والوثائق المقبلة الاسم الجديد، وتحتفظ الوثائق السابقة باسم تاريخها. تُطلب شهادة للخاتم بالاسم الجديد، ويُعمل بالشهادة الحالية في انتظارها.
organisation-rename-do = تغيير الاسم
organisation-name-reference = النص المانح لهذا الاسم
organisation-name-reference-hint = مثلا: المرسوم رقم 2.26.118 بتاريخ 3 مارس 2026.
organisation-portal-formerly = الاسم السابق، إلى غاية { $date }: { $name }
organisation-certificate = شهادة الخاتم
organisation-certificate-awaited = الشهادة منتظرة. إلى ذلك الحين تسلم الوصولات دون خاتم، وتبين ذلك.
organisation-certificate-subject = صاحب الشهادة
organisation-certificate-until = سارية إلى غاية
organisation-certificate-request = تحميل طلب الشهادة (PKCS #10)
organisation-certificate-chain = سلسلة الشهادات
organisation-certificate-chain-hint = نصوص PEM: شهادة المفتاح أولا، ثم الشهادات التي توقعها.
organisation-certificate-install = تثبيت الشهادة
organisation-certificate-by-command = يطلب شهادة هذا المفتاح من سطر الأوامر.
organisation-signatories = الموقعون
organisation-signatories-none = لا يشغل أحد مكتبا للتوقيع.
organisation-signatory = الموقع
organisation-signatory-desks = المكاتب التي يوقع فيها
organisation-signatory-desk = المكتب الذي يوقع فيه
organisation-signatory-certificate = شهادة التوقيع
organisation-signatory-awaited-no_key = يجري إعداد المفتاح تلقائيا في بضع دقائق، ويظهر هنا طلب شهادته.
organisation-signatory-awaited-no_certificate = الشهادة منتظرة. إلى ذلك الحين لا يمكن لهذا العون أن يوقع شيئا، وإدارته على علم بذلك.
organisation-signatory-awaited-expired = انتهت صلاحية الشهادة، ولم يعد بإمكان هذا العون التوقيع. اطلبوا الشهادة الموالية بالطلب نفسه.
organisation-portal-suspended = لا تستقبل هذه الإدارة المراسلات حاليا. تتبع المراسلات المودعة والتحقق منها يبقيان كالمعتاد.
organisation-portal-closed = لم تعد هذه الإدارة تستقبل المراسلات على هذه المنصة. تتبع المراسلات المودعة والتحقق منها يبقيان كالمعتاد.

done-organisation-certificate-installed = تم تثبيت الشهادة.
done-organisation-standing-changed = تم تغيير وضعية الإدارة.
done-organisation-renamed = تغير اسم الإدارة.

error-organisation-standing_reason_missing = اكتبوا السبب في { $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 } على الأكثر.
error-organisation-legal_reference_missing = اكتبوا النص المانح لهذا الاسم في { $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 } على الأكثر.
error-organisation-name_unchanged = تحمل الإدارة هذا الاسم من قبل: لم يتغير شيء، ولم يسجل النص الذي أدخلتموه.
error-organisation-renamed_meanwhile = تغير الاسم في هذه الأثناء. راجعوه قبل إعادة المحاولة.

# البوابة كما تعدها إدارتها

organisation-portal-form-title = بوابتنا
organisation-portal-form-see = الاطلاع على البوابة
organisation-tifinagh = اسم الإدارة بحروف تيفيناغ
organisation-tifinagh-hint = كما تكتبه إدارتكم: يظهر على البوابة وفي رأس الوصولات والسجلات وفي خاتم الأجوبة. إن ترك فارغا فلا يذكر. الوثائق الصادرة من قبل لا تتغير.
organisation-in-arabic = بالعربية
organisation-in-french = بالفرنسية
organisation-scope = الاختصاصات
organisation-scope-hint = ما تعالجه الإدارة، ليتوجه المرتفقون إلى الجهة المناسبة.
organisation-hours-hint = سطر لكل يوم، مثل { $hours }. الفراغ يعني مغلق.
organisation-day-0 = الاثنين
organisation-day-1 = الثلاثاء
organisation-day-2 = الأربعاء
organisation-day-3 = الخميس
organisation-day-4 = الجمعة
organisation-day-5 = السبت
organisation-day-6 = الأحد
organisation-notice = المعطيات الشخصية
organisation-notice-hint = من يعالج المعطيات، ولماذا، وكم تحفظ، ولدى من تمارس الحقوق (القانون رقم 09.08). إن ترك فارغا يعرض النص النموذجي باسم الإدارة وعنوانها.
organisation-notice-see = الاطلاع على النص كما يعرض
organisation-cndp-number = رقم التصريح أو الإذن
organisation-cndp-hint = كما سلمته اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي. إن ترك فارغا فلا يذكر.
organisation-embed = رابط لموقعكم
organisation-embed-lead = انسخوا هذا الرمز في صفحة من موقعكم: يؤدي مباشرة إلى الإيداع لدى إدارتكم.
organisation-embed-prefill = يمكن للعنوان أن يقترح نوع الطلب ({ $kind }) وموضوع المراسلة ({ $subject }) ونوعها ({ $nature }) ومرجعها ({ $reference }). يقرؤها المودِع ويغيرها إن شاء ثم يؤكدها.
organisation-portal-save = حفظ
organisation-logo = الشعار
organisation-logo-now = الشعار الحالي
organisation-logo-choose = الصورة
organisation-logo-hint = PNG أو JPEG، في حدود 2 ميغابايت. تصغر إلى 320 بكسلا.
organisation-logo-set = تغيير الشعار
organisation-logo-remove = إزالة الشعار

done-organisation-portal-changed = تم تحيين البوابة.

error-organisation-tifinagh_form = اكتبوا الاسم بحروف تيفيناغ، مع أرقام عند الحاجة، وبين الكلمات فراغ واحد أو واصلة.
error-organisation-telephone_form = رقم الهاتف هذا غير صحيح. مثال: 0537000000
error-organisation-website_form = يبدأ عنوان الموقع بـ https://‎ ولا يتجاوز 300 حرف.
error-organisation-text_too_long = يتكون هذا النص من { $length } حرفا، والحد الأقصى { $limit }.
error-organisation-hours_form = اكتبوا الأوقات هكذا: { "\u2066" }08:30-12:00 14:00-18:00{ "\u2069" }، حسب ترتيبها في اليوم.
error-organisation-logo_unreadable = تعذرت قراءة هذه الصورة: اختاروا ملفا بصيغة PNG أو JPEG لا يتجاوز ضلعه 4000 بكسل.
error-organisation-portal_changed_meanwhile = غير شخص آخر البوابة في هذه الأثناء. نصوصكم أسفله: راجعوها ثم احفظوا من جديد.
error-organisation-client_label_missing = اكتبوا اسما للبرنامج لا يتجاوز { $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 }.
error-organisation-client_desk_unknown = اختاروا مكتبا مفتوحا.
error-organisation-client_scopes_missing = اختاروا إذنا واحدا على الأقل.
error-organisation-client_token_too_long = لا تتجاوز صلاحية الرمز { $days } يوما.
error-organisation-client_overlap_unfit = لا يبقى الرمز السابق صالحا أكثر من { $days } أيام.
error-organisation-client_ended = هذا البرنامج مفصول أو أن مكتبه مغلق. اربطوا برنامجا آخر.
error-organisation-client_changed_meanwhile = منح رمز لهذا البرنامج منذ أن عرضتموه. راجعوا ما تغير ثم أعيدوا المحاولة عند الحاجة.
error-organisation-client_token_invalid = رمز البرنامج غير صالح. تحققوا من أنه نسخ كاملا.
error-organisation-client_token_expired = انتهت صلاحية رمز البرنامج أو عوضه رمز آخر.
error-organisation-client_token_revoked = فصلت الإدارة هذا البرنامج.
error-organisation-client_out_of_service = مكتب هذا البرنامج مغلق أو أن إدارته خارج الخدمة.
