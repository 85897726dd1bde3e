admin-title = هيكلة الإدارة
admin-lead = البنيات والمكاتب وشاغلوها كما هي في { $date }.
admin-cannot-sign = من الموقعين من لا يمكنه التوقيع حاليا:
admin-cannot-sign-no_key = مفتاح توقيعه قيد الإعداد، في بضع دقائق
admin-cannot-sign-no_certificate = شهادته منتظرة، يثبتها مشغل المنصة
admin-cannot-sign-expired = انتهت صلاحية شهادته، يثبت مشغل المنصة الشهادة الموالية
admin-back = هيكلة الإدارة
admin-acts = الأعمال
admin-choose = اختاروا
admin-none = بدون
admin-comma = {"، "}
admin-vacant = شاغر
admin-acts-for = { $kind ->
    [deputy] ينوب { $deputy }
   *[delegation] بتفويض: { $deputy }
}
admin-table = تنزيل الهيكلة في جدول (CSV)
admin-import-link = تعديل الهيكلة بواسطة جدول
admin-import-title = تعديل الهيكلة بواسطة جدول
admin-import-lead = نزلوا الجدول وعدلوه ثم أرسلوه. يعرض عليكم أولا كل ما سيغيره، ولا ينجز شيء إلا بموافقتكم.
admin-import-file = جدول الهيكلة
admin-import-file-hint = ملف CSV بترميز UTF-8، لا يتجاوز { $limit_mb } ميغابايت و{ $lines } سطر.
admin-import-check = فحص الجدول
admin-import-how = كيفية ملء الجدول
admin-import-how-rows = يبين العمود row صنف السطر: entity (بنية) أو desk (مكتب) أو person (عون) أو holder (شاغل مكتب) أو circuit (مسار مصادقة) أو step (خطوة في مسار) أو day (قرار بشأن الأيام) أو portal (ما تقوله البوابة) أو model (نموذج تسجيل) أو mandate (تفويض أو نيابة).
admin-import-how-keys = اختاروا لكل بنية جديدة أو مكتب جديد مفتاحا في العمود key. ويذكر العمودان parent وdesk مفتاحا من الجدول. ولا تغير المفاتيح الموجودة.
admin-import-how-roles = يقبل العمود roles الكلمات registrar وhandler وhead وsignatory وadministrator وauditor، وبينها فراغ.
admin-import-how-holders = يعين شاغل المكتب بعنوانه الإلكتروني ومفتاح المكتب واليوم الأول، واليوم الأخير إن عرف.
admin-import-how-circuits = تذكر الخطوة مسارها في العمود parent، وvisa أو signature في kind، والمكتب في desk. وتفتح معا الخطوات ذات الرقم نفسه في group مدة الساعات المذكورة في hours، ويحدد needed عدد ما يكفي منها.
admin-import-how-days = لكل قرار بشأن الأيام مفتاح من اختياركم. ويقبل kind الكلمات closure (إغلاق) وopening (عمل) وfeast (عيد متحرك) وhours (مواقيت)، ويحمل since وuntil اليوم الأول واليوم الأخير، وreference مرجع القرار. ويقبل feast الكلمات moharram وmawlid وramadan وfitr وadha. وتكتب المواقيت في hours هكذا: { "\u2066" }08:30-12:00 14:00-18:00{ "\u2069" }.
admin-import-how-portal = يقول سطر portal أمرا واحدا يسميه key: فتكتب scope (الاختصاصات) وnotice (المعطيات الشخصية) وaddress (العنوان) في text_ar وtext_fr، وتكتب telephone وemail وwebsite وcndp_number وsector وplace وtifinagh في value، وتكتب مواقيت كل يوم، من usual-monday إلى ramadan-sunday، في hours. والخانة الفارغة لا تقول شيئا. والشعار صورة لا يتضمنها جدول: لا يحمل سطر logo إلا بصمته. وفي إدارة أخرى، اختاروا الشعار أولا في صفحة البوابة أو احذفوا السطر.
admin-import-how-models = لكل نموذج مفتاح من اختياركم. ويقبل kind الحروف A (وارد) وD (صادر) وI (داخلي)، ويذكر parent مفتاح البنية التي لها النموذج وhandling مفتاح البنية المعالجة، ويحمل clearance درجة السرية، وvalue بداية الموضوع، وtext_ar وtext_fr طرق الطعن. وتقبل الأعمدة الأخرى، من nature إلى on_portal، الكلمات الواردة في الجدول المنزل.
admin-import-how-mandates = يشمل الجدول التفويضات والنيابات السارية أو المقبلة بالمكاتب التي تديرونها: يقبل kind الكلمتين delegation وdeputy، ويحمل desk مفتاح المكتب، وholder عنوان صاحبه، وemail عنوان المفوض إليه، وacts الأعمال المفوضة (register وmail وvisa وsignature)، وnatures أصناف المراسلات (وتعني الخانة الفارغة جميعها، ويُعتبر في الجواب نوع المراسلة التي يجيب عنها)، وreference السند القانوني، وvalue بصمة SHA-256 لملف PDF الخاص به. ولا يتضمن الجدول الملف نفسه: يبين الفحص أين يودع لكل تفويض جديد. ولا يعدل التفويض.
admin-import-how-closed = لإغلاق بنية أو مكتب، أو لمغادرة عون، أو لإنهاء شغل مكتب أو تفويض، أو لسحب نموذج أو قرار بشأن الأيام، اكتبوا closed في العمود state.
admin-import-how-rest = ما لا يذكره الجدول يبقى كما هو.
admin-import-latest = آخر الجداول المرسلة
admin-import-state-checking = قيد الفحص
admin-import-state-checked = تم فحصه
admin-import-state-applying = قيد التطبيق
admin-import-state-done = تم تطبيقه
admin-import-state-stopped = توقف تطبيقه
admin-import-title-checking = فحص الجدول
admin-import-title-checked = نتيجة فحص الجدول
admin-import-title-applying = تطبيق الجدول
admin-import-title-done = تم تطبيق الجدول
admin-import-title-stopped = توقف تطبيق الجدول
admin-import-sent = أرسل في { $at }
admin-import-checking = تجري مقارنة الجدول بالهيكلة سطرا سطرا. تتحين هذه الصفحة تلقائيا.
admin-import-progress = الأعمال المنجزة: { $done } من { $acts }. تتحين هذه الصفحة تلقائيا.
admin-import-leave = يمكنكم مغادرة هذه الصفحة: يستمر العمل.
admin-import-done = { $count ->
    [one] أنجز عمل واحد وقيد في السجل.
    [two] أنجز عملان وقيدا في السجل.
    [few] أنجزت { $count } أعمال وقيدت في السجل.
    [many] أنجز { $count } عملا وقيدت في السجل.
   *[other] أنجز { $count } عمل وقيدت في السجل.
}
admin-import-stopped = تعذر إنجاز أحد الأعمال. الأعمال المنجزة قبله: { $done } من { $acts }، وتبقى صحيحة. صححوا الجدول وأرسلوه من جديد: لن يعاد ما أنجز.
admin-import-problems = { $count ->
    [one] يوجد خطأ واحد يجب تصحيحه. لم يتغير شيء.
    [two] يوجد خطآن يجب تصحيحهما. لم يتغير شيء.
    [few] توجد { $count } أخطاء يجب تصحيحها. لم يتغير شيء.
    [many] يوجد { $count } خطأ يجب تصحيحها. لم يتغير شيء.
   *[other] يوجد { $count } خطأ يجب تصحيحها. لم يتغير شيء.
}
admin-import-nothing = الجدول مطابق للهيكلة: لا يغير أي سطر من أسطره ({ $lines }) شيئا.
admin-import-ready = { $acts ->
    [one] الجدول سليم، ويطلب عملا واحدا.
    [two] الجدول سليم، ويطلب عملين.
    [few] الجدول سليم، ويطلب { $acts } أعمال.
    [many] الجدول سليم، ويطلب { $acts } عملا.
   *[other] الجدول سليم، ويطلب { $acts } عمل.
}
admin-import-consequence = يسري كل عمل فور إنجازه ويقيد في السجل باسمكم. ويتوصل الأعوان الجدد بدعوة عبر البريد الإلكتروني.
admin-import-apply = تطبيق الجدول
admin-import-overtaken = ما تغير منذ الفحص
admin-import-again = إعادة الفحص
admin-import-count-added = إضافات
admin-import-count-changed = تعديلات
admin-import-count-renamed = تغييرات الأسماء
admin-import-count-moved = إلحاق ببنية أخرى
admin-import-count-closed = إغلاق ومغادرات
admin-import-problems-table = أخطاء الجدول
admin-import-changes = ما يطلبه الجدول
admin-import-line = السطر
admin-import-column = العمود
admin-import-problem = الخطأ
admin-import-change = العمل
admin-import-thing = الموضوع
admin-import-change-added = إضافة
admin-import-change-changed = تعديل
admin-import-change-renamed = تغيير الاسم
admin-import-change-moved = إلحاق ببنية أخرى
admin-import-change-closed = إنهاء
admin-import-kind-entity = بنية
admin-import-kind-desk = مكتب
admin-import-kind-person = عون
admin-import-kind-holder = شغل مكتب
admin-import-kind-circuit = مسار مصادقة
admin-import-kind-day = قرار بشأن الأيام
admin-import-kind-portal = البوابة
admin-import-kind-model = نموذج تسجيل
admin-import-kind-mandate = تفويض أو نيابة
admin-import-send-paper = إيداع ملف PDF للسند
admin-import-rest = { $count ->
    [one] سطر واحد آخر لا يظهر هنا؛ تعطيه واجهة البرمجة.
    [two] سطران آخران لا يظهران هنا؛ تعطيهما واجهة البرمجة.
    [few] { $count } أسطر أخرى لا تظهر هنا؛ تعطيها واجهة البرمجة كلها.
    [many] { $count } سطرا آخر لا تظهر هنا؛ تعطيها واجهة البرمجة كلها.
   *[other] { $count } سطر آخر لا تظهر هنا؛ تعطيها واجهة البرمجة كلها.
}
admin-import-not-kept = لا تحفظ التفاصيل إلا يوما واحدا.
admin-closed = { $count ->
    [one] بنية مغلقة أو مكتب مغلق
    [two] بنيتان أو مكتبان مغلقان
    [few] { $count } بنيات ومكاتب مغلقة
    [many] { $count } بنية ومكتبا مغلقا
   *[other] { $count } بنية ومكتب مغلق
}
admin-closed-on = أغلق في { $date }
admin-until = إلى غاية { $date }
admin-held-since = منذ { $since }
admin-held-between = من { $since } إلى { $until }
admin-name-ar = الاسم بالعربية
admin-name-fr = الاسم بالفرنسية
admin-former-name = الاسم السابق
admin-code = الرمز
admin-code-hint = حروف لاتينية كبيرة أو أرقام، ثمانية على الأكثر. يحتفظ السجل المفتوح بالرمز الذي فتح به.
admin-kind = الصنف
admin-kind-administration = إدارة
admin-kind-directorate = مديرية
admin-kind-division = قسم
admin-kind-department = مصلحة
admin-kind-regional = مصلحة جهوية
admin-kind-provincial = مصلحة إقليمية
admin-place = النفوذ الترابي
admin-region = الجهة
admin-region-hint = بالنسبة للمصلحة الجهوية.
admin-province = الإقليم أو العمالة
admin-province-hint = بالنسبة للمصلحة الإقليمية.
admin-parent = تابعة لـ
admin-into = البنية المدمج فيها
admin-merged-into = أدمجت في
admin-entity = البنية
admin-desks = المكاتب
admin-no-desks = لا يوجد مكتب بهذه البنية.
admin-below = البنيات التابعة
admin-entity-new = إحداث بنية
admin-entity-new-here = إحداث بنية تابعة لهذه البنية
admin-entity-new-consequence = تظهر البنية فورا في الهيكلة، ثم تحدثون مكاتبها.
admin-entity-new-do = إحداث البنية
admin-entity-change = تعديل
admin-entity-change-title = تعديل البنية
admin-entity-change-consequence = يسري الاسم الجديد من الآن، وتحتفظ الوثائق السابقة بالاسم الذي كان في تاريخها.
admin-entity-change-do = حفظ
admin-entity-move = تغيير التبعية
admin-entity-move-title = إلحاق البنية ببنية أخرى
admin-entity-move-consequence = تنتقل البنية بكل ما يتبع لها. وتسري عليها صلاحيات مسؤولي البنية الجديدة، وتنتهي صلاحيات مسؤولي البنية السابقة.
admin-entity-move-do = إلحاق
admin-entity-merge = إدماج
admin-entity-merge-title = الإدماج في بنية أخرى
admin-entity-merge-consequence = تغلق هذه البنية، وتنتقل مكاتبها بمراسلاتها وملفاتها إلى البنية الأخرى. لا رجعة في هذا العمل.
admin-entity-merge-do = إدماج
admin-entity-close = إغلاق
admin-entity-close-title = إغلاق البنية
admin-entity-close-consequence = لا تتوصل البنية بعد ذلك بأي شيء، ويبقى كل ما أنجز بها قابلا للاطلاع. لا رجعة في هذا العمل.
admin-entity-close-do = إغلاق البنية
admin-desk-new = إحداث مكتب
admin-desk-new-here = إحداث مكتب بهذه البنية
admin-desk-new-consequence = يبقى المكتب شاغرا إلى أن تعينوا من يشغله.
admin-desk-new-do = إحداث المكتب
admin-desk-change = تعديل
admin-desk-change-title = تعديل المكتب
admin-desk-change-consequence = تبقى المراسلات والشاغلون بالمكتب، وتتغير صلاحياته من الآن.
admin-desk-change-do = حفظ
admin-desk-seat = تعيين شاغل
admin-desk-seat-title = تعيين من يشغل هذا المكتب
admin-desk-seat-consequence = ابتداء من اليوم الأول يطلع هذا العون على كل ما ينتظر بالمكتب ويعالجه.
admin-desk-seat-do = تعيين
admin-desk-unseat = إنهاء
admin-desk-unseat-title = إنهاء شغل المكتب
admin-desk-unseat-consequence = بعد هذا اليوم لا يلج العون هذا المكتب، وتبقى المراسلات به. إذا كان اليوم ماضيا سرى الإنهاء فورا.
admin-desk-unseat-do = إنهاء
admin-desk-close = إغلاق
admin-desk-close-title = إغلاق المكتب
admin-desk-close-consequence = لا يتوصل المكتب بعد ذلك بأي شيء، وتتوقف البرامج التي تتصرف باسمه، ويبقى كل ما أنجز به قابلا للاطلاع. لا رجعة في هذا العمل.
admin-desk-close-do = إغلاق المكتب
admin-roles = الأدوار
admin-roles-hint = تسري في بنية المكتب وفي كل ما يتبع لها.
admin-role-registrar = الضبط
admin-role-handler = المعالجة
admin-role-head = المسؤولية
admin-role-signatory = التوقيع
admin-role-administrator = تدبير الهيكلة
admin-role-auditor = المراقبة
admin-clearance = التأهيل
admin-clearance-hint = أعلى مستوى للسرية يطلع عليه المكتب خارج مراسلاته الخاصة.
admin-clearance-ordinary = المراسلات العادية
admin-clearance-confidential = إلى حدود السري
admin-clearance-secret = إلى حدود السري للغاية
admin-holders = الشاغلون
admin-deputies = من يتصرف عن الشاغل
admin-agent = العون
admin-since = اليوم الأول
admin-until-field = اليوم الأخير
admin-until-hint = يترك فارغا: إلى إشعار آخر.
admin-last-day = اليوم الأخير
admin-mandates-title = التفويضات والنيابات
admin-mandates-lead = من يتصرف عن من، وبأي مكتب، وإلى متى.
admin-mandates-given = الممنوحة
admin-mandates-received = المتلقاة
admin-mandates-all = بالمكاتب التي تدبرونها
admin-mandates-none = لا شيء.
admin-mandate-line = { $deputy } عن { $holder }
admin-mandate-new = منح تفويض أو نيابة
admin-mandate-no-seat = لا يخول أي من مكاتبكم عملا يمكن تفويضه. وما تمارسونه بتفويض لا يفوض إلى غيركم.
admin-mandate-paper = القرار الذي يستند إليه
admin-mandate-paper-file = قرار التفويض أو النيابة
admin-mandate-paper-hint = ملف PDF لا يتجاوز 20 ميغابايت.
admin-mandate-paper-send = إرسال
admin-mandate-paper-waiting = الملف قيد الفحص. تتجدد هذه الصفحة تلقائيا.
admin-mandate-reference = مرجع القرار
admin-mandate-reference-hint = مثلا: قرار رقم 12/2026 بتاريخ 3 مارس 2026.
admin-mandate-why = السبب
admin-mandate-kind-delegation = تفويض بعض الأعمال
admin-mandate-kind-deputy = نيابة خلال الغياب
admin-mandate-desk = المكتب
admin-mandate-holder = من طرف
admin-mandate-deputy = لفائدة
admin-mandate-kinds = الأعمال المشمولة
admin-act-register = التسجيل في السجل
admin-act-mail = التصنيف والإسناد والجواب
admin-act-visa = التأشير
admin-act-signature = التوقيع
admin-mandate-natures = أصناف المراسلات
admin-mandate-natures-hint = دون اختيار: جميعها. وللتأشير على جواب أو توقيعه يُعتبر نوع المراسلة التي يجيب عنها يوم اقتراحه، أما «جواب» فيعني المراسلات التي هي نفسها أجوبة.
admin-mandate-every-nature = جميعها
admin-mandate-period = المدة
admin-mandate-granted = سجلها
admin-mandate-consequence = من اليوم الأول إلى اليوم الأخير يقوم هذا العون بهذه الأعمال عن صاحب المكتب، ويذكر السجل والوثائق عمن يتصرف.
admin-mandate-do = منح
admin-mandate-revoke = إنهاء الآن
admin-mandate-revoke-consequence = لا يتصرف هذا العون عن صاحب المكتب ابتداء من هذه اللحظة. ويبقى ما أنجزه صحيحا.
admin-mandate-state-running = سارية
admin-mandate-state-later = لم تبدأ بعد
admin-mandate-state-over = منتهية
admin-mandate-state-revoked = مسحوبة

done-admin-entity-opened = تم إحداث البنية.
done-admin-entity-change = تم تعديل البنية.
done-admin-entity-move = تم إلحاق البنية بالبنية الجديدة.
done-admin-entity-stays = البنية ملحقة بها من قبل: لم يتغير شيء.
done-admin-entity-merge = تم إدماج البنيتين.
done-admin-entity-close = تم إغلاق البنية.
done-admin-desk-opened = تم إحداث المكتب.
done-admin-desk-change = تم تعديل المكتب.
done-admin-desk-seat = تم تعيين العون بهذا المكتب.
done-admin-desk-unseat = تم إنهاء شغل المكتب.
done-admin-desk-close = تم إغلاق المكتب.
done-admin-mandate-granted = تم منح التفويض.
done-admin-mandate-revoked = تم سحب التفويض.
