### إيداع مراسلة

deposit-steps = مراحل الإيداع
deposit-stage-depositor = المودِع
deposit-stage-letter = المراسلة
deposit-stage-files = الملفات
deposit-stage-check = المراجعة

## المودع

deposit-depositor-title = من يودع المراسلة؟
deposit-depositor-lead = يوجَّه إليكم الوصل والجواب عبر البريد الإلكتروني.
deposit-kind = صفة المودِع
deposit-kind-citizen = مواطن أو مواطنة
deposit-kind-company = مقاولة
deposit-kind-administration = إدارة
deposit-kind-association = جمعية
deposit-name = الاسم الكامل أو التسمية
deposit-identifier_kind = نوع الوثيقة أو السجل
deposit-identifier_kind-none = بدون
deposit-identifier-cin = البطاقة الوطنية للتعريف
deposit-identifier-passport = جواز السفر
deposit-identifier-residence_card = بطاقة الإقامة
deposit-identifier-ice = التعريف الموحد للمقاولة (ICE)
deposit-identifier-rc = السجل التجاري (الرقم والمحكمة)
deposit-identifier = الرقم
deposit-email = البريد الإلكتروني
deposit-email-hint = مثال: nom@exemple.ma
deposit-phone = الهاتف
deposit-phone-hint = مثال: 0612345678
deposit-sms = التوصل كذلك برسائل قصيرة على هذا الرقم
deposit-sms-hint = رمز التتبع، وخبر الجواب، ورموز الدخول. للأرقام المحمولة المغربية.
deposit-check-sms = ، مع رسائل قصيرة
deposit-personal-data = تُستعمل هذه المعطيات لمعالجة مراسلتكم والجواب عنها (القانون رقم 09.08). ولا تظهر في أي رابط عمومي.
deposit-personal-data-more = ما تقوله الإدارة عن معطياتكم
deposit-notice-kept = ما تقوله الإدارة عن معطياتكم كما عرض عند هذا الإيداع
error-deposit-notice_changed = تغير للتو نص الإدارة حول معطياتكم. اطلعوا عليه ثم أعيدوا الإيداع.

## المراسلة

deposit-letter-title = ما موضوع مراسلتكم؟
deposit-subject = الموضوع
deposit-subject-hint = بالعربية أو الفرنسية، في حدود 500 حرف. أما نص المراسلة فملف PDF تضيفونه في المرحلة الموالية.
deposit-reference = مرجعكم
deposit-reference-hint = الرقم الذي تحمله مراسلتكم، إن وجد.

## الملفات

deposit-files-title = أضيفوا المراسلة ومرفقاتها
deposit-files-lead = ملفات PDF، حجم كل منها 20 ميغابايت على الأكثر، وعددها { $limit } على الأكثر.
deposit-files-choose = ملف PDF المراد إضافته
deposit-files-send = إضافة هذا الملف
deposit-files-list = الملفات المضافة
deposit-files-none = لم يُضف أي ملف بعد.
deposit-files-full = بلغتم العدد الأقصى من الملفات.
deposit-files-continue = مراجعة الإيداع
deposit-files-still = يستغرق فحص الملف بضع ثوان. يمكنكم المتابعة دون انتظار.
deposit-files-expected = لم يصل هذا الملف بعد. أعيدوا إرساله أو أزيلوه.
done-deposit-removed = تمت إزالة الملف.
done-deposit-copied = احتُفظ بمعلوماتكم. أضيفوا الملفات من جديد.
done-deposit-already = سبق إيداع هذه المراسلة، وهذا تأكيد إيداعها.

## المراجعة

deposit-check-title = راجعوا قبل الإيداع
deposit-check-lead = لا يمكن تغيير المراسلة بعد إيداعها.
deposit-check-depositor = المودِع
deposit-check-letter = المراسلة
deposit-check-files = الملفات
deposit-check-addressee = المرسل إليه
deposit-check-missing = غير مذكور
deposit-check-submit = إيداع المراسلة
deposit-check-warning = للتأكد:

## التأكيد

deposit-done-title = تم إيداع المراسلة
deposit-done-title-registered = تم تسجيل المراسلة
deposit-done-title-rejected = لم يُقبل الإيداع
deposit-done-at = أودعت يوم { $at } (التوقيت القانوني للمملكة)
deposit-done-number = الرقم الترتيبي
deposit-done-number-coming = الرقم الترتيبي قيد الإسناد، ويظهر هنا في بضع ثوان.
deposit-done-delayed = يستغرق الفحص أكثر من المعتاد. يبقى إيداعكم صحيحا بالتاريخ أعلاه، ويصلكم الرقم عبر البريد الإلكتروني.
deposit-done-registered-at = سُجلت يوم { $at }
deposit-done-tracking = رمز التتبع
deposit-done-tracking-hint = احتفظوا بهذا الرمز: به تتتبعون المراسلة دون حساب.
deposit-done-track = تتبع هذه المراسلة
deposit-done-receipt = حفظ الوصل (PDF)
deposit-done-receipt-open = فتح الوصل
deposit-done-receipt-coming = الوصل المختوم قيد الإعداد، يظهر هنا ويُرسل إلى { $email }.
deposit-done-next = ما يلي
deposit-done-next-number = تُفحص الملفات ثم تُمنح المراسلة رقمها الترتيبي: بضع ثوان في الغالب. وإذا تجاوز ذلك عشر دقائق أخبرناكم عبر البريد الإلكتروني.
deposit-done-next-receipt = يُرسل الوصل المختوم إلى { $email }.
deposit-done-next-handled = يحيل مكتب الضبط المراسلة على المصلحة المختصة.
deposit-done-next-answer = تتوصلون برسالة إلكترونية عند توفر الجواب.
deposit-done-acknowledgement = إشعار موقّع بالإيداع
deposit-done-acknowledgement-text = يثبت لحظة الإيداع والملفات المصرح بها، قبل الرقم والوصل. ويمكن لأي كان التحقق منه: «التحقق من وثيقة».
deposit-done-acknowledgement-show = عرض الإشعار (رمز JWS)
deposit-done-acknowledgement-save = حفظ الإشعار
deposit-done-files = الملفات المودعة
deposit-done-rejected-text = تعذر قبول ملف واحد على الأقل. لم تُسجل المراسلة، وتبقى لحظة الإيداع مثبتة بالإشعار.
deposit-done-refused-text = تعذر إتمام فحص ملفاتكم ولم يُقبل الإيداع. لم تُسجل المراسلة، وتبقى لحظة الإيداع مثبتة بالإشعار.
deposit-done-refused-reason = السبب
deposit-done-title-voided = أُلغي الرقم الترتيبي
deposit-done-voided-text = ألغى مكتب الضبط الرقم { $number } يوم { $at }. أُرسل إليكم السبب عبر البريد الإلكتروني.
deposit-done-again = إعادة الإيداع بالمعلومات نفسها
deposit-done-other = إيداع مراسلة أخرى

## التتبع

deposit-track-ask-title = تتبع مراسلة
deposit-track-code = رمز التتبع
deposit-track-code-hint = اثنا عشر رمزا، مثل 7K3F-9QRT-2M5X. تجدونه في صفحة التأكيد وفي الرسالة الإلكترونية.
deposit-track-look = تتبع
deposit-track-title = تتبع المراسلة
deposit-track-number = الرقم الترتيبي
deposit-track-no-number = لم يُسند بعد
deposit-track-timeline = مسار المراسلة
deposit-step-submitted = تم إيداع المراسلة
deposit-step-checking = فحص الملفات
deposit-step-checked = تم فحص الملفات
deposit-step-rejected = لم يُقبل الإيداع: رُفض أحد الملفات
deposit-step-refused = لم يُقبل الإيداع
deposit-step-registering = التسجيل بمكتب الضبط
deposit-step-registered = تم تسجيل المراسلة
deposit-step-handling = المعالجة لدى المصلحة المختصة
deposit-step-handled = تمت المعالجة لدى المصلحة المختصة
deposit-step-answering = الجواب
deposit-step-answered = الجواب متوفر
deposit-step-opened = تم فتح الجواب
deposit-step-declined = رفض مكتب الضبط المراسلة
deposit-step-voided = أُلغي الرقم الترتيبي
deposit-note-delayed = يستغرق الفحص أكثر من المعتاد.
deposit-note-voided = لم تعد للوصل قيمة. أُرسل إليكم السبب عبر البريد الإلكتروني.
deposit-note-reason-not_competent = الإدارة غير مختصة.
deposit-note-reason-incomplete = المراسلة ناقصة.
deposit-note-reason-duplicate = سبق إيداع المراسلة نفسها.
deposit-note-reason-unreadable = المراسلة غير مقروءة.
deposit-note-reason-anonymous = تعذر تحديد هوية المرسِل.
deposit-note-reason-other = أُرسل إليكم السبب عبر البريد الإلكتروني.
deposit-track-refused = ما حال دون قبول الإيداع
deposit-track-again = إيداع المراسلة من جديد
deposit-reply-title = لديكم جواب
deposit-reply-text = حتى لا يطلع عليه غيركم، نرسل رمزا إلى البريد الإلكتروني الذي أدليتم به.
deposit-reply-send = إرسال رمز عبر البريد الإلكتروني
deposit-reply-send-sms = إرسال رمز برسالة قصيرة
deposit-reply-sent = أُرسل رمز من ستة أرقام، صالح لعشر دقائق.
deposit-reply-code = الرمز المتوصل به
deposit-reply-notice = يُسجل فتح الجواب بتاريخه دليلا على التسليم.
deposit-reply-open = فتح الجواب
deposit-reply-again = إرسال رمز آخر
deposit-reply-again-sms = إرسال رمز آخر برسالة قصيرة
deposit-reply-opened = لقد فتحتم هذا الجواب.
deposit-reply-read = قراءة الجواب
deposit-reply-page-title = الجواب عن مراسلتكم
deposit-reply-number = رقم الجواب
deposit-reply-sealed-at = خُتم يوم
deposit-reply-accessed-at = فُتح يوم
deposit-reply-answers = جوابا عن مراسلتكم
deposit-reply-show = قراءة الجواب (PDF)
deposit-reply-save = حفظ ملف PDF
deposit-reply-verify = التحقق من هذه الوثيقة
deposit-reply-digest = بصمة SHA-256

## مراسلاتي

deposit-mine-title = مراسلاتي
deposit-mine-ask-title = الوصول إلى مراسلاتي
deposit-mine-ask-lead = دون حساب: أدخلوا البريد الإلكتروني الذي أودعتم به. يُرسل إليه رمز يفتح لائحة مراسلاتكم لدى جميع الإدارات.
deposit-mine-send = إرسال الرمز
deposit-mine-code-title = راجعوا بريدكم الإلكتروني
deposit-mine-code-lead = إذا أُودعت مراسلات بهذا البريد الإلكتروني، فسيصله رمز من ستة أرقام، صالح لعشر دقائق في هذا المتصفح.
deposit-mine-open = عرض مراسلاتي
deposit-mine-again = إدخال بريد آخر أو طلب رمز آخر
deposit-mine-list = المراسلات المودعة ببريدكم الإلكتروني، من الأحدث إلى الأقدم
deposit-mine-none = لم تودع أي مراسلة بهذا البريد الإلكتروني.
deposit-mine-no-more = لم تبق أي مراسلة في هذه الصفحة.
deposit-mine-deposited = أودعت يوم
deposit-mine-receipt = الوصل (PDF)
deposit-mine-until = تُغلق هذه اللائحة بعد خمس عشرة دقيقة دون استعمال.
deposit-mine-end = إغلاق مراسلاتي
deposit-mine-link = الوصول إلى جميع مراسلاتي
deposit-state-submitted = الملفات قيد الفحص
deposit-state-cleared = قيد التسجيل
deposit-state-submission_rejected = لم يُقبل الإيداع
deposit-state-registered = مسجلة
deposit-state-declined = رفضها مكتب الضبط
deposit-state-answered = الجواب متوفر
deposit-state-voided = أُلغي رقمها
done-deposit-mine-ended = أُغلقت مراسلاتكم.

## الأخطاء

error-deposit-unknown = هذا الإيداع غير موجود. تحققوا من الرابط.
error-deposit-not_refusable = لم يعد رفض هذا الإيداع ممكنا: فُحصت ملفاته أو سبق البت فيه.
error-deposit-reason_missing = أدخلوا السبب: سيطلع عليه المودِع.
error-deposit-code_unknown = لا توجد مراسلة بهذا الرمز. تحققوا من الرموز الاثني عشر.
error-deposit-not_submitted = لم تودع هذه المراسلة بعد.
error-deposit-already_submitted = سبق إيداع هذه المراسلة ولا يمكن تغييرها.
error-deposit-not_rejected = لا يُعاد بالمعلومات نفسها إلا إيداع لم يُقبل.
error-deposit-changed_meanwhile = تغيرت المسودة منذ أن عرضتموها. راجعوها ثم أودعوها.
error-deposit-too_many_files = لا يتجاوز عدد ملفات الإيداع { $limit }.
error-deposit-files_missing = أضيفوا ملف PDF واحدا على الأقل.
error-deposit-file_not_uploaded = لم يصل الملف { $name }. أعيدوا إرساله أو أزيلوه.
error-deposit-file_refused = رُفض الملف { $name }. عوضوه أو أزيلوه.
error-deposit-kind_unknown = اختاروا صفة المودِع.
error-deposit-name_missing = أدخلوا الاسم.
error-deposit-identifier_kind_unknown = اختاروا نوع الوثيقة من اللائحة.
error-deposit-identifier_kind_missing = حددوا نوع الوثيقة التي يعود إليها هذا الرقم.
error-deposit-cin_invalid = يتكون رقم البطاقة الوطنية من حرف أو حرفين ثم سبعة أرقام على الأكثر.
error-deposit-cin_unusual = رقم البطاقة الوطنية غير معتاد. تأكدوا منه، ويمكنكم المتابعة.
error-deposit-ice_unusual = رقم ICE غير معتاد. تأكدوا من أرقامه الخمسة عشر، ويمكنكم المتابعة.
error-deposit-email_missing = أدخلوا البريد الإلكتروني: إليه يُرسل الوصل.
error-deposit-email_invalid = البريد الإلكتروني غير كامل. مثال: nom@exemple.ma
error-deposit-sms_number = تُرسل الرسائل القصيرة إلى الأرقام المحمولة المغربية وحدها. أدلوا بأحدها أو ألغوا الاختيار.
error-deposit-no_sms = لم تُطلب رسائل قصيرة لهذا الإيداع. اطلبوا الرمز بالبريد الإلكتروني.
error-deposit-phone_invalid = رقم الهاتف غير صحيح. صححوه أو اتركوا الخانة فارغة.
error-deposit-subject_missing = أدخلوا موضوع المراسلة.
error-deposit-too_long = عدد حروف هذا النص { $length }، والحد الأقصى { $limit }.
error-deposit-no_reply = لا يوجد جواب عن هذه المراسلة بعد.
error-deposit-code_needed = اطلبوا رمزا عبر البريد الإلكتروني، ثم افتحوا الجواب بواسطته.
error-deposit-reply_not_opened = افتحوا الجواب أولا.
error-deposit-receipt_not_ready = الوصل غير جاهز بعد. أعيدوا المحاولة بعد قليل.
error-deposit-administration_suspended = لا تستقبل هذه الإدارة المراسلات حاليا. مسودتكم محفوظة، ويمكن إرسالها حين تعود الإدارة إلى الخدمة.
error-deposit-administration_closed = لم تعد هذه الإدارة تستقبل المراسلات على هذه المنصة. مسودتكم محفوظة، لكن لا يمكن إرسالها.
error-deposit-own_email_missing = أدخلوا البريد الإلكتروني الذي أودعتم به.
error-deposit-own_code_needed = اطلبوا رمزا عبر البريد الإلكتروني، ثم افتحوا مراسلاتكم بواسطته.
error-deposit-visit_over = انتهت صلاحية هذا الطلب أو أنه صادر عن متصفح آخر. أدخلوا بريدكم الإلكتروني من جديد.
