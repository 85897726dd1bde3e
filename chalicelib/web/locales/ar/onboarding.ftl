# انضمام إدارة

onboarding-title = الانضمام إلى مكتب الضبط الرقمي
onboarding-lead = تتوفر إدارتكم على بوابتها وسجلها ومكاتبها الأولى بمجرد الموافقة على الطلب، دون أي تثبيت.
onboarding-step = المرحلة { $step } من { $of }
onboarding-administration = الإدارة
onboarding-name_ar = الاسم الرسمي بالعربية
onboarding-name_fr = الاسم الرسمي بالفرنسية
onboarding-sector = صنف الإدارة
onboarding-sector-choose = اختاروا
onboarding-sector-ministry = قطاع وزاري
onboarding-sector-deconcentrated = مصلحة لا ممركزة
onboarding-sector-community = جماعة ترابية
onboarding-sector-establishment = مؤسسة عمومية
onboarding-sector-other = هيئة أخرى
onboarding-place = دائرة الاختصاص
onboarding-place-hint = الجهة أو العمالة أو الإقليم الذي تمارس فيه الإدارة مهامها.
onboarding-place-kingdom = مجموع التراب الوطني
onboarding-legal_reference = النص المرجعي
onboarding-legal_reference-hint = النص المحدث للإدارة أو المنظم لها، مثل: القانون التنظيمي رقم 113.14، المرسوم رقم 2.22.432.
onboarding-ice = التعريف الموحد للمقاولة (ICE)
onboarding-ice-hint = 15 رقما، إن كانت الإدارة تتوفر عليه.
onboarding-contact = الشخص المسؤول
onboarding-contact-lead = يتوصل بالدعوة ويفتح حسابات زملائه. اختاروا عنوانا مهنيا خاصا به.
onboarding-contact_name_ar = الاسم الكامل بالعربية
onboarding-contact_name_fr = الاسم الكامل بالفرنسية
onboarding-contact_email = البريد الإلكتروني المهني
onboarding-contact_phone = الهاتف
onboarding-personal-data = تستعمل هذه المعطيات لدراسة الطلب وفتح أول حساب، ولا تبلغ لأي جهة أخرى.
onboarding-check-title = التحقق من الطلب
onboarding-address = العنوان على المنصة
onboarding-slug = اسم البوابة
onboarding-slug-hint = ينتهي به عنوان البوابة. حروف لاتينية صغيرة وأرقام وواصلات.
onboarding-code = رمز الأرقام الترتيبية
onboarding-code-hint = من حرفين إلى 8 حروف لاتينية كبيرة، مثل { $code } في { $number }. لا يتغير بعد ذلك.
onboarding-check-unusual = تحققوا من هذه المعطيات. يمكن إرسال الطلب كما هو.
onboarding-check-lead = يدرس مشغل المنصة الطلب ويجيبكم بالبريد الإلكتروني.
onboarding-send = إرسال الطلب
onboarding-follow-title = طلب الانضمام
onboarding-state-pending = تم التوصل بالطلب
onboarding-state-approved = تمت الموافقة على الطلب
onboarding-state-ready = الإدارة في الخدمة
onboarding-state-refused = لم يقبل الطلب
onboarding-next-pending = يوجد الطلب قيد الدراسة لدى مشغل المنصة. تتوصلون بالجواب بالبريد الإلكتروني، ويظهر أيضا في هذه الصفحة.
onboarding-next-approved = تهيأ البوابة والسجل والمكاتب في أقل من دقيقة.
onboarding-next-ready = توصل الشخص المسؤول بدعوة عبر البريد الإلكتروني: يختار كلمة المرور ثم يفتح حسابات زملائه.
onboarding-next-refused = السبب مبين أسفله. يمكن إرسال طلب جديد.
onboarding-reason = السبب
onboarding-requested = تاريخ الطلب
onboarding-decided = تاريخ القرار
onboarding-again = إرسال طلب جديد
onboarding-keep-link = احتفظوا بعنوان هذه الصفحة، فهو الوحيد الذي يبين مآل الطلب.

done-onboarding-asked = تم إرسال الطلب.

error-onboarding-unknown = هذا الطلب غير موجود. تحققوا من الرابط.
error-onboarding-name_missing = اكتبوا هذا الاسم.
error-onboarding-not_arabic = اكتبوا هذا الاسم بالحروف العربية.
error-onboarding-not_latin = اكتبوا هذا الاسم بالحروف اللاتينية.
error-onboarding-sector_missing = حددوا صنف الإدارة.
error-onboarding-place_unknown = اختاروا جهة أو عمالة أو إقليما من اللائحة.
error-onboarding-legal_reference_missing = اكتبوا النص المحدث للإدارة أو المنظم لها.
error-onboarding-email_missing = اكتبوا البريد الإلكتروني للشخص المسؤول.
error-onboarding-email_invalid = هذا البريد الإلكتروني غير صحيح. مثال: nom@organisme.ma
error-onboarding-too_long = يتكون هذا النص من { $length } حرفا، والحد الأقصى { $limit }.
error-onboarding-ice_unusual = لا يوافق التعريف الموحد الشكل المعتاد (15 رقما).
error-onboarding-phone_unusual = لا يوافق رقم الهاتف الشكل المعتاد.
error-onboarding-slug_invalid = يتكون اسم البوابة من حرف إلى 63 حرفا لاتينيا صغيرا أو رقما أو واصلة.
error-onboarding-code_invalid = يتكون الرمز من حرفين إلى 8 حروف لاتينية كبيرة.
error-onboarding-slug_taken = اسم البوابة هذا لإدارة منضمة أو لطلب قيد الدراسة. إن كان لإدارتكم فالطلب موجود ولا حاجة إلى إرساله من جديد، وإلا فأضيفوا إلى الاسم ما يميزه، كاسم الإقليم.
error-onboarding-code_taken = هذا الرمز لإدارة منضمة أو لطلب قيد الدراسة. إن كان لإدارتكم فالطلب موجود ولا حاجة إلى إرساله من جديد، وإلا فاختاروا رمزا آخر.
error-onboarding-ice_taken = هذا التعريف الموحد لإدارة منضمة أو لطلب قيد الدراسة: الطلب موجود ولا حاجة إلى إرساله من جديد.
error-onboarding-already_decided = سبق البت في هذا الطلب.
error-onboarding-reason_missing = اكتبوا السبب في { $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 } على الأكثر، فسيقرؤه الشخص المسؤول.

# صفحات مشغل المنصة

onboarding-requests-title = طلبات الانضمام
onboarding-requests-none = لا توجد طلبات.
onboarding-to-correct = للتصحيح
onboarding-open-administration = فتح بطاقة الإدارة
onboarding-approve-title = الموافقة
onboarding-approve-lead = يمكن تصحيح اسم البوابة والرمز والعنوان قبل الموافقة. يهيأ الباقي تلقائيا.
onboarding-approve = الموافقة على الطلب
onboarding-refuse-title = الرفض
onboarding-refuse-lead = يقرأ الشخص المسؤول هذا السبب.
onboarding-refuse = رفض الطلب
onboarding-hindrance-administrator_elsewhere = هذا العنوان لعون في إدارة أخرى، والشخص يعمل في إدارة واحدة. اكتبوا عنوانا آخر ثم وافقوا من جديد.

done-onboarding-approved = تمت الموافقة على الطلب.
done-onboarding-refused = تم رفض الطلب.
