### السجل: السلال، بطاقة المراسلة، التسجيل

registry-mails = { $count ->
    [zero] لا مراسلات
    [one] مراسلة واحدة
    [two] مراسلتان
    [few] { $count } مراسلات
    [many] { $count } مراسلة
   *[other] { $count } مراسلة
}
registry-mails-many = أكثر من 100 مراسلة
registry-empty-qualify = لا مراسلة في انتظار التصنيف.
registry-held-by = (تصنفها: { $name })
registry-empty-desk = لا مراسلة مسندة إلى مكتبكم.
registry-empty-register = لا رقم في هذا السجل برسم هذه السنة.
registry-no-register = لا سجل مفتوح لكم.

registry-number = الرقم الترتيبي
registry-subject = الموضوع
registry-sender = المرسِل
registry-addressee = المرسل إليه
registry-sender_reference = المرجع
registry-document_on = تاريخ الوثيقة
registry-received_on = تاريخ الاستلام
registry-dated = التاريخ
registry-of-day = بتاريخ { $date }
registry-registered_at = تاريخ التسجيل
registry-nature = النوع
registry-language = اللغة
registry-priority = الأولوية
registry-confidentiality = السرية
registry-handling = المصلحة المختصة
registry-due_on = الأجل
registry-due = قبل { $date }
registry-stopped = الأجل موقوف منذ { $date }
registry-unread = { $count ->
    [one] رسالة من المودِع
    [two] رسالتان من المودِع
    [few] { $count } رسائل من المودِع
   *[other] { $count } رسالة من المودِع
}
registry-clock = أجل الجواب
registry-clock-runs = الجواب في أجل أقصاه { $date }
registry-clock-late = انقضى في { $date } (منذ { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
   *[other] { $days } يوما
})
registry-clock-over = كان الأجل { $date }
registry-clock-stopped = موقوف منذ { $date }، وكان المتبقي { registry-delay }
registry-clock-silence = سكوت الإدارة بعد انصرام هذا الأجل بمثابة موافقة (القانون رقم 55.19)، حسب النموذج المطبق.
registry-asked = الوثائق الناقصة
registry-asked-open = طُلبت من المودِع، وتُنتظر إلى غاية { $date }
registry-asked-answered = تم التوصل بها (كانت منتظرة إلى غاية { $date })
registry-asked-lapsed = لم ترد إلى غاية { $date }
registry-withdrawal = السحب
registry-withdrawal-asked = طلبه المودِع يوم { $at }، ويُنتظر مآل الجواب المعروض للتوقيع
registry-late = متأخرة بـ { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
   *[other] { $days } يوما
}
registry-keywords = كلمات مفتاحية
registry-keywords-hint = تفصل بينها فاصلة.
registry-pages = عدد الصفحات
registry-channel = طريقة الورود
registry-channel-out = طريقة الإرسال
registry-desk = المكتب
registry-choose = اختاروا
registry-state = الحالة
registry-year = السنة
registry-register = السجل
registry-sheet = بطاقة المراسلة
registry-document = الوثيقة
registry-documents = الوثائق
registry-no-document = لا وثيقة مع هذه المراسلة.
registry-document-withdrawn = لم يعد الملف { $name } متاحا: سحب بعد قبوله.
registry-document-not-shown = لا يعرض هذا النوع من الملفات في المتصفح.
registry-document-save = حفظ الملف
registry-open-document = فتح في نافذة مستقلة
registry-history = تتبع المراسلة
registry-accesses-title = الاطلاعات
registry-accesses-hint = من فتح وثيقة من هذه المراسلة؛ وإن لم تكن عادية، بطاقتها وتتبعها وما جرى فيها من تبادل وملفات الجواب عنها في الحامل الإلكتروني أيضا. يُحفظ ذلك ثلاث سنوات.
registry-accesses-none = لم يفتح أحد بعد شيئا من هذه المراسلة.
registry-access-instant = التاريخ والساعة
registry-access-who = من
registry-access-what = ماذا
registry-access-channel = القناة
registry-access-for = نيابة عن { $name }
registry-access-what-sheet = البطاقة
registry-access-what-document = وثيقة
registry-access-what-message_file = وثيقة رسالة
registry-access-what-sealed = الوثيقة المختومة
registry-access-what-bundle = ملف الإثبات
registry-access-what-folder = ملف في الحامل الإلكتروني
registry-access-what-folder_bundle = ملف إثبات التوقيع
registry-receipt-correspondence = وصل إيداع
registry-receipt-complaint = وصل بإيداع شكاية
registry-receipt-file = وصل بإيداع ملف إداري
registry-receipt-file_complete = وصل بإيداع ملف كامل
registry-receipt-file_incomplete = وصل بإيداع ملف غير كامل
registry-receipt-rejection = إشعار برفض المراسلة
registry-act-confirm_complete = الملف كامل
registry-act-confirm_complete-title = التصريح بأن الملف كامل
registry-act-confirm_complete-lead = لا تنقص الملف أي وثيقة.
registry-act-confirm_complete-consequence = يتوصل المودِع بوصل مختوم بملف كامل (القانون رقم 55.19)، ولا تطلب منه بعد ذلك أي وثيقة.
registry-act-confirm_complete-do = التصريح بأنه كامل
done-registry-complete = صُرح بأن الملف كامل، والوصل قيد الختم.
registry-event-FileFoundComplete = التصريح بأن الملف كامل
error-registry-not_a_file = ليست هذه المراسلة ملفا إداريا: صنفوها أولا حسب نموذج من نماذج القانون رقم 55.19.
error-registry-complete_already = سبق التصريح بأن الملف كامل.
error-registry-completion_awaited = ما زالت الوثائق المطلوبة من المودِع منتظرة.
registry-receipt = الوصل المختوم
registry-sealed-reply = الجواب المختوم
registry-print-sheet = طباعة بطاقة المراسلة
registry-folder = ملف التوقيع
registry-answer-of = جوابا على
registry-answered-by = أجيب عنها بـ
registry-note-given = تعليمات
registry-voided-on = أُلغي هذا الرقم في { $date }.

registry-direction-A = واردة
registry-direction-D = صادرة
registry-direction-I = داخلية

registry-channel-portal = البوابة الرقمية
registry-channel-counter = الشباك
registry-channel-post = البريد
registry-channel-email = البريد الإلكتروني
registry-channel-courier = ساعٍ
registry-channel-desk = المكتب

registry-nature-letter = رسالة
registry-nature-request = طلب
registry-nature-complaint = شكاية
registry-nature-reply = جواب
registry-nature-circular = منشور
registry-nature-invoice = فاتورة
registry-nature-report = تقرير
registry-nature-other = نوع آخر

registry-language-ar = العربية
registry-language-fr = الفرنسية
registry-language-zgh = الأمازيغية

registry-priority-normal = عادي
registry-priority-urgent = مستعجل
registry-priority-very_urgent = مستعجل جدا

registry-confidentiality-ordinary = غير سري
registry-confidentiality-confidential = سري
registry-confidentiality-secret = سري للغاية

registry-status-to_qualify = للتصنيف
registry-status-assigned = قيد المعالجة
registry-status-in_signature = في مسار التوقيع
registry-status-answered = تم الجواب
registry-status-rejected = مرفوضة
registry-status-voided = رقم ملغى
registry-status-recorded = مسجلة
registry-status-withdrawn = مسحوبة

registry-event-for = { $event }: { $name }
registry-event-MailRegistered = التسجيل
registry-event-MailQualified = التصنيف
registry-event-MailAssigned = الإسناد
registry-event-MailRedirected = إعادة التوجيه
registry-event-MailPassedOn = انتقال إلى مصلحة أخرى لعدم وجود مكتب يتكفل بالمراسلة
registry-event-MailRejected = الرفض، مع تبليغ السبب إلى المودِع
registry-event-MailRejected-by_hand = الرفض، ويبقى إخبار المرسِل
registry-event-NumberVoided = إلغاء الرقم
registry-event-ReplyProposed = اقتراح الجواب
registry-event-MailReturned = توقف الجواب وعادت المراسلة إلى المكتب
registry-event-MailAnswered = خُتم الجواب ووُضع رهن إشارة المودِع
registry-event-MailAnswered-by_hand = خُتم الجواب، ويبقى تسليمه إلى المرسِل
registry-event-ReplySealed = وُضع خاتم الإدارة
registry-event-ScanAttached = إضافة النسخة الممسوحة ضوئيا
registry-event-OfficeWrote = رسالة إلى المودِع
registry-event-OfficeRead = الاطلاع على رسائل المودِع
registry-event-MessageReceived = رسالة من المودِع
registry-event-CompletionRequested = طلب وثائق ناقصة وتوقيف الأجل
registry-event-CompletionReceived = التوصل بالوثائق الناقصة واستئناف الأجل
registry-event-CompletionNeared = تذكير المودِع بالوثائق الناقصة
registry-event-CompletionLapsed = لم ترد الوثائق الناقصة في وقتها، واستؤنف الأجل
registry-event-DeadlineNeared = تذكير بقرب الأجل
registry-event-DeadlinePassed = انقضاء الأجل
registry-event-DeadlineEscalated = إشعار الرئيس بالتأخر
registry-event-WithdrawalNoted = طلب المودِع السحب أثناء التوقيع
registry-event-MailWithdrawn = السحب بطلب من المودِع
registry-event-MailReopened = إعادة الفتح

registry-acts = ما يمكن القيام به
registry-act-qualify = تصنيف
registry-act-qualify-title = تصنيف المراسلة
registry-act-qualify-consequence = إذا اخترتم مصلحة أخرى انتقلت المراسلة إلى سلتها، ويُشعَر أعوانها بالبريد الإلكتروني. والمصلحة التي ليس لها مكتب ضبط ولا رئيس تتلقى مراسلاتها عبر المصلحة التي تتبع لها.
registry-act-qualify-do = حفظ التصنيف
registry-act-assign = إسناد
registry-act-assign-title = إسناد المراسلة إلى مكتب
registry-act-assign-consequence = تنتقل المراسلة إلى سلة هذا المكتب، ويُشعَر أعوانه بالبريد الإلكتروني.
registry-act-assign-do = إسناد المراسلة
registry-act-reply = إعداد الجواب
registry-act-messages = مكاتبة المودِع
registry-act-messages-title = مكاتبة المودِع
registry-act-messages-consequence = يُشعَر المودِع بالبريد الإلكتروني، ويقرأ الرسالة برمز يستعمل مرة واحدة.
registry-act-messages-do = إرسال الرسالة
registry-act-complete = طلب وثائق
registry-act-complete-title = طلب وثائق ناقصة
registry-act-complete-consequence = يُقدم طلب واحد لكل مراسلة. يتوقف احتساب أجل الجواب اليوم، ويُستأنف يوم إرسال الوثائق، أو غداة آخر يوم مُنح للمودِع.
registry-act-complete-do = طلب الوثائق
registry-act-reopen = إعادة الفتح
registry-act-reopen-title = إعادة فتح المراسلة
registry-act-reopen-consequence = تعود المراسلة إلى سلة «للتصنيف» ويُخبَر المودِع. ويُحتسب أجل مسطرتها من جديد ابتداء من اليوم.
registry-act-reopen-do = إعادة فتح المراسلة
registry-act-redirect = إعادة التوجيه
registry-act-redirect-title = إعادة التوجيه داخل الإدارة
registry-act-redirect-consequence = تنتقل المراسلة إلى سلة هذه المصلحة، أو إلى سلة المصلحة التي تتبع لها إن لم يكن لها مكتب ضبط ولا رئيس، ويُشعَر أعوانها بالبريد الإلكتروني. ويبقى السبب في تتبع المراسلة.
registry-act-redirect-do = إعادة توجيه المراسلة
registry-act-relay = إحالة على إدارة أخرى
registry-act-relay-title = إحالة على الإدارة المختصة
registry-act-relay-consequence = تنتقل المراسلة وملفاتها إلى مكتب ضبط هذه الإدارة، فيعطيها رقما خاصا بها مع الاحتفاظ بتاريخ الإيداع، ويُشعَر المودِع بذلك. وتُغلق المراسلة هنا. لا رجعة في هذا الإجراء.
registry-act-relay-do = إحالة المراسلة
registry-relay-to = الإدارة المختصة
registry-relay-to-hint = اسمها أو عنوان بوابتها. تكفي بعض الكلمات لعرض اللائحة عليكم.
registry-relay-found = الإدارات التي عُثر عليها
registry-relay-why-hint = يطلع عليه المودِع.
registry-came-from = أحالتها { $name }، رقمها
registry-went-to = أحيلت على { $name }.
registry-went-waiting = في انتظار رقمها.
registry-relay-stopped = كانت هذه المراسلة ستعود إلى إدارة سبق أن توصلت بها، فبقيت هنا، وأُشعر مشغل المنصة بذلك. عالجوها أو ارفضوها أو أحيلوها على إدارة أخرى.
done-registry-relay_stopped = لم تُحل المراسلة: بقيت هنا.
registry-typed-administration = الإدارة
registry-typed-chosen = الإدارة
registry-typed-model = النموذج
done-registry-relayed = أحيلت المراسلة، وسيظهر رقمها الجديد هنا.
registry-status-relayed = محالة
registry-event-MailRelayed = إحالة على الإدارة المختصة
registry-event-RelayStopped = إيقاف الإحالة: بقيت المراسلة هنا
registry-event-RelayAccepted = سجلتها الإدارة المحال عليها
error-registry-relay_unknown = لا توجد إدارة بهذا العنوان. اختاروها من اللائحة أو جربوا كلمات أخرى.
error-registry-relay_closed = لم تعد هذه الإدارة تتوصل بالمراسلات على المنصة.
error-registry-relay_returns = سبق أن كانت هذه المراسلة لدى هذه الإدارة: تبقى هنا، وأُشعر مشغل المنصة بذلك.
error-registry-relay_too_far = أحيلت هذه المراسلة مرات أكثر من اللازم: تبقى هنا، وأُشعر مشغل المنصة بذلك.
error-registry-relay_without_document = أضيفوا النسخة الممسوحة أولا: تحال المراسلة مع وثيقتها.
registry-act-reject = رفض
registry-act-reject-title = رفض المراسلة
registry-act-reject-consequence = تنتهي معالجة المراسلة ويُبلَّغ السبب إلى المودِع. يبقى الرقم في السجل، ويمكن إعادة فتح المراسلة فيما بعد.
registry-act-reject-consequence-by_hand = تنتهي معالجة المراسلة. لا يُشعَر المرسِل تلقائيا، وعليكم إخباره. يبقى الرقم في السجل، ويمكن إعادة فتح المراسلة فيما بعد.
registry-act-reject-do = رفض المراسلة
registry-act-scan = إضافة النسخة الممسوحة ضوئيا
registry-act-scan-title = إضافة النسخة الممسوحة ضوئيا
registry-act-scan-do = إرسال النسخة
registry-scan-waiting = الوثيقة قيد الفحص، وتُضاف إلى بطاقة المراسلة مباشرة بعده. تُحيَّن هذه الصفحة تلقائيا.
registry-act-void = إلغاء الرقم
registry-act-void-title = إلغاء الرقم
registry-act-void-consequence = يبقى الرقم في السجل ملغى مع سببه، ولا يستعمل مرة أخرى، ولا يمكن التراجع.
registry-act-void-do = إلغاء هذا الرقم

registry-note = تعليمات
registry-note-hint = يقرؤها أعوان المكتب، وتبقى في تتبع المراسلة.
registry-why = السبب
registry-why-sent = يُرسل هذا النص إلى المودِع مع السبب المختار.
registry-why-kept = يبقى هذا النص في تتبع المراسلة ولا يُرسل إلى أحد.
registry-reopen-kept = يبقى هذا السبب في تتبع المراسلة.
registry-complete-reason = سبب الطلب
registry-complete-sent = يقرؤه المودِع.
registry-complete-pieces = الوثائق الناقصة
registry-complete-pieces-hint = وثيقة في كل سطر، وعشر على الأكثر.
registry-complete-days = أيام العمل الممنوحة للمودِع
registry-complete-days-hint = ابتداء من الغد.
registry-messages-title = التبادل مع المودِع
registry-messages-unreached = لا يُعرف أي بريد إلكتروني ولا رقم للرسائل القصيرة: لا يُشعر المودِع بما تكتبونه هنا. اتصلوا به بطريقة أخرى.
registry-untold = لا يُعرف أي بريد إلكتروني ولا رقم للرسائل القصيرة: لن يُشعر المودِع بذلك. اتصلوا به بطريقة أخرى؛ ويبقى الإشعار في «تعذر تبليغهم».
registry-messages-none = لا رسائل.
registry-message-message = المودِع
registry-message-completion = المودِع: الوثائق الناقصة
registry-message-withdrawal = المودِع: طلب السحب
registry-message-appeal = المودِع: طعن
registry-message-asked = وثائق ناقصة
registry-message-read = اطُّلع عليها يوم { $at }
registry-message-read-by-depositor = اطلع عليها المودِع يوم { $at }
registry-message-unread = لم يطلع عليها المودِع بعد
registry-message-text = الرسالة
registry-message-file = الملف المراد إرفاقه
registry-message-file-hint = ملف PDF ويستحسن استعماله، أو وثيقة Word أو Excel أو PowerPoint أو LibreOffice أو صورة، لا يتجاوز 20 ميغابايت.
registry-message-attach = إرفاق هذا الملف
registry-message-again = تحديث الملفات
registry-read-do = تحديد كمقروءة
registry-score = رأي المودِع: { $score } من 5.
registry-model-applied = الأجل حسب نموذج «{ $name }».
registry-redirect-to = المصلحة الموجه إليها
registry-reason = سبب الرفض
registry-reason-not_competent = الموضوع ليس من اختصاص هذه الإدارة
registry-reason-incomplete = وثائق ناقصة تحول دون معالجة الطلب
registry-reason-duplicate = سبق إيداع المراسلة نفسها
registry-reason-unreadable = الوثيقة غير مقروءة
registry-reason-anonymous = هوية المرسِل غير معروفة
registry-reason-other = سبب آخر

registry-conflict-title = تغيرت المراسلة وأنتم تعملون عليها
registry-conflict-impossible = لا يمكن القيام بهذا العمل
registry-conflict-meanwhile = ما وقع في هذه الأثناء
registry-conflict-typed = ما أدخلتم
registry-conflict-again = تطبيق ما أدخلت على النسخة الحالية
registry-conflict-leave = ترك المراسلة كما هي
registry-typed-nature = النوع
registry-typed-priority = الأولوية
registry-typed-confidentiality = السرية
registry-typed-language = اللغة
registry-typed-entity_id = المصلحة
registry-typed-due_on = الأجل
registry-typed-desk_id = المكتب
registry-typed-note = التعليمات أو السبب
registry-typed-reason_code = سبب الرفض
registry-typed-reason = السبب
registry-typed-text = الرسالة
registry-typed-pieces = الوثائق الناقصة
registry-typed-days = أيام العمل
registry-typed-subject = موضوع الجواب
registry-typed-circuit_id = المسار

registry-reply-title = إعداد الجواب
registry-reply-document = وثيقة الجواب
registry-reply-file = وثيقة الجواب بصيغة PDF
registry-reply-another = إرسال صيغة أخرى
registry-reply-version = { $place } – { $name }
registry-reply-waiting = لا تزال وثيقة قيد الفحص. اضغطوا «تحديث الوثائق» لتظهر، مع الاحتفاظ بما أدخلتم.
registry-reply-again = تحديث الوثائق
registry-reply-which = الصيغة المعتمدة
registry-reply-circuit = مسار المصادقة
registry-reply-subject = موضوع الجواب
registry-reply-to = جواب: { $subject }
registry-circuit = المسار
registry-reply-consequence = ينتقل الجواب إلى المكتب الأول في المسار. وبعد آخر توقيع يأخذ رقمه في سجل الصادرات، ثم يُختم، ويُشعَر المودِع حينها بالبريد الإلكتروني.
registry-reply-consequence-by_hand = ينتقل الجواب إلى المكتب الأول في المسار. وبعد آخر توقيع يأخذ رقمه في سجل الصادرات، ثم يُختم. ولا يُرسل تلقائيا، بل يبقى تسليمه إلى المرسِل.
registry-reply-do = اقتراح الجواب للتوقيع
registry-scan-hint = ملف PDF واحد أو صورة JPEG أو PNG أو TIFF أو WebP، لا يتجاوز 20 ميغابايت.
registry-file-hint = ملف PDF واحد لا يتجاوز 20 ميغابايت.
registry-file-send = إرسال الوثيقة
registry-file-inspected = الوثيقة قيد الفحص، وتُحيَّن هذه الصفحة تلقائيا.

registry-register-title = السجل
registry-register-of = السجل { $register } لسنة { $year }
registry-show = عرض
registry-check = التحقق من تسلسل الأرقام
registry-check-holds = { $count ->
    [zero] لا رقم في هذه السنة.
    [one] رقم واحد في هذه السنة، والتسلسل سليم.
   *[other] الأرقام من 1 إلى { $count } كلها موجودة، كل رقم مرة واحدة.
}
registry-check-gaps = الأرقام من { $first } إلى { $last }: لم تستعمل، { $reason ->
    [restored] بعد استرجاع نسخة احتياطية.
   *[other] لسبب غير معروف.
}
registry-check-fails = التسلسل غير سليم. عدد الأرقام الناقصة: { $missing }، وعدد الأرقام المكررة: { $doubled }.

registry-closings-of = عمليات حصر السجل { $register }
registry-closings-none = لم تحصر بعد أي فترة من هذا السجل. وتحصر كل سنة تلقائيا غداة آخر يوم منها.
registry-closing-of = حصر السجل { $register }
registry-closing-direction-A = المراسلات الواردة
registry-closing-direction-D = المراسلات الصادرة
registry-closing-direction-I = المراسلات الداخلية
registry-closing-period = الفترة
registry-closing-count = المراسلات المسجلة
registry-closing-ends = الرقم الأول والأخير
registry-closing-voided = الأرقام الملغاة
registry-closing-gaps = الأرقام غير المستعملة
registry-closing-asked = تاريخ الحصر
registry-closing-state-working = قيد الإعداد
registry-closing-state-done = منجز
registry-closing-new = حصر فترة
registry-closing-lead = يصرح بمجاميع الفترة في بيان موقع، ويحفظ السجل بصيغتي PDF وCSV. لا تظهر فيه المراسلة السرية إلا برقمها وتاريخها. والفترة المحصورة لا تتغير.
registry-closing-since = اليوم الأول
registry-closing-until = اليوم الأخير، على أن يكون قد مضى
registry-closing-act = حصر الفترة
registry-closing-files = الملفات
registry-closing-file-closing = البيان الموقع
registry-closing-file-register = السجل بخاتم الإدارة
registry-closing-file-entries = السجل لبرنامج الجداول
registry-closing-progress = قراءة السجل: { $read } من { $total }.
registry-closing-leave = يمكنكم مغادرة الصفحة: العمل مستمر.
error-registry-period_unreadable = اكتبوا التاريخ كاملا: اليوم والشهر والسنة.
error-registry-period_backwards = اليوم الأخير سابق لليوم الأول.
error-registry-period_across_years = يجب أن تكون الفترة داخل سنة واحدة: فالأرقام تبدأ من جديد مع كل سنة.
error-registry-period_not_over = لم تنته الفترة بعد: اختاروا يوما أخيرا قد مضى.
error-registry-period_before_register = لم يكن السجل موجودا في هذه الفترة.
error-registry-register_held = السجل { $register } في انتظار مراجعة بعد استرجاع نسخة احتياطية. لم يضع شيء: ستعطى الأرقام بعدها.
error-registry-register_settling = لم تصبح التسجيلات الأخيرة كلها مقروءة بعد: ستعاد المحاولة بعد قليل.

registry-intake-do = متابعة
registry-intake-consequence = يُعطى الرقم في المرحلة الموالية، بعد إرسال النسخة الممسوحة ضوئيا أو بدونها.
registry-intake-scan-title = النسخة الممسوحة ضوئيا
registry-scan = الوثيقة الممسوحة ضوئيا بصيغة PDF أو صورة
registry-intake-send = إرسال الوثيقة وأخذ الرقم
registry-intake-waiting = الوثيقة قيد الفحص. يُعطى الرقم مباشرة بعد الفحص، وتُحيَّن هذه الصفحة تلقائيا.
registry-intake-without-scan = يمكن أخذ الرقم فورا. لن يتضمن الوصل عندئذ بصمة الوثيقة، ويمكن إضافة النسخة لاحقا.
registry-intake-without-scan-or-receipt = يمكن أخذ الرقم فورا، وإضافة النسخة لاحقا.
registry-intake-number-now = أخذ الرقم الآن دون نسخة
registry-intake-another = تسجيل مراسلة أخرى
registry-registered-title = سُجلت المراسلة
registry-registered-at = في { $date }
registry-receipt-waiting = الوصل قيد الختم، ويظهر هنا بعد ثوان.
registry-receipt-print = فتح الوصل لطباعته
registry-open-mail = فتح بطاقة المراسلة

done-registry-qualified = حُفظ التصنيف. يمكن الآن إسناد المراسلة.
done-registry-passed_on = حُفظ التصنيف، وانتقلت المراسلة إلى سلة المصلحة المختارة.
done-registry-assigned = أُسندت المراسلة.
done-registry-wrote = أُرسلت الرسالة.
done-registry-read = سُجل اطلاعكم على رسائل المودِع.
done-registry-file_removed = أُزيل الملف.
done-registry-asked = طُلبت الوثائق من المودِع وتوقف احتساب الأجل.
done-registry-reopened = أُعيد فتح المراسلة.
done-registry-redirected = أُعيد توجيه المراسلة.
done-registry-rejected = رُفضت المراسلة وسيُبلَّغ المودِع بالسبب.
done-registry-rejected_by_hand = رُفضت المراسلة. لا يُشعَر المرسِل تلقائيا، فأخبروه.
done-registry-voided = أُلغي الرقم.
done-registry-proposed = اقتُرح الجواب للتوقيع.

error-registry-mail_not_found = لا وجود لهذه المراسلة أو ليست من اختصاصكم.
error-registry-intake_not_found = لا وجود لهذا التسجيل أو ليس من اختصاصكم.
error-registry-register_not_found = لا وجود للسجل { $register }.
error-registry-code_taken = الرمز { $register } مستعمل لسجل إدارة أخرى.
error-registry-no_numbers_yet = لم يُعطِ السجل { $register } أي رقم بعد.
error-registry-number_delayed = تسجيلات كثيرة في اللحظة نفسها. دوركم محفوظ: أعيدوا فتح الصفحة بعد لحظات.
error-registry-changed_meanwhile = قام شخص آخر بعمل على هذه المراسلة بعد فتحكم لها. لم يضع شيء مما أدخلتم.
error-registry-step_not_allowed = حالة المراسلة لم تعد تقبل هذا العمل.
error-registry-desk_unknown = اختاروا مكتبا من هذه الإدارة.
error-registry-desk_without_work = هذا المكتب لا يعالج المراسلات. اختاروا مكتبا آخر.
error-registry-entity_unknown = اختاروا مصلحة من هذه الإدارة.
error-registry-circuit_unknown = اختاروا مسارا من اللائحة.
error-registry-reason_unknown = اختاروا سببا من اللائحة.
error-registry-reply_not_clean = أرسلوا وثيقة الجواب وانتظروا نهاية فحصها.
error-registry-reply_signed = يحمل الملف { $name } توقيعا أو خاتما إلكترونيا، ولا يمكن أن يضيف إليه مسار المصادقة شيئا. أرسلوا الوثيقة الأصلية غير الموقعة.
error-registry-number_held = هذا الرقم لجواب ينتظر خاتم الإدارة، ولا يمكن إلغاؤه قبل خروج الجواب. وإذا كان ملفه متوقفا، فعلى مشغل المنصة إعادة تشغيل مساره أولا.
error-registry-no_outgoing_register = لا سجل للصادرات في هذه الإدارة.
error-registry-subject_missing = اكتبوا الموضوع.
error-registry-subject_too_long = لا يتجاوز الموضوع { $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 }.
error-registry-note_missing = بينوا السبب.
error-registry-note_too_long = لا يتجاوز النص { $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 }.
error-registry-text_missing = اكتبوا النص.
error-registry-no_depositor = لم تودع هذه المراسلة في البوابة، ولا يمكن مخاطبة مرسِلها من هنا.
error-registry-completion_asked_already = سبق طلب وثائق بخصوص هذه المراسلة، ولا يُطلب ذلك إلا مرة واحدة.
error-registry-pieces_missing = اذكروا وثيقة واحدة على الأقل.
error-registry-pieces_too_many = لا تتجاوز الوثائق { $limit }، ولا تتجاوز حروف كل منها { $length }.
error-registry-messages_too_many = بلغ عدد رسائل الإدارة بخصوص هذه المراسلة { $limit }.
error-registry-files_too_many = لا تتجاوز ملفات الرسالة { $limit }.
error-registry-file_unknown = لم يعد أحد الملفات متاحا. راجعوا اللائحة ثم أعيدوا الإرسال.
error-registry-file_refused = رُفض الملف { $name }. أزيلوه.
error-registry-sender_missing = اكتبوا اسم المرسِل.
error-registry-addressee_missing = اكتبوا اسم المرسل إليه.
error-registry-field_too_long = عدد حروف هذا النص { $length }، والحد الأقصى { $limit }.
error-registry-choice_unknown = اختاروا من اللائحة.
error-registry-day_unreadable = اكتبوا التاريخ كاملا: اليوم والشهر والسنة.
error-registry-day_in_future = لا يمكن أن يكون هذا التاريخ في المستقبل.
error-registry-number_out_of_range = اكتبوا عددا من 1 إلى { $limit }.
error-registry-keywords_too_many = الحد الأقصى لعدد الكلمات { $limit }، ولحروف كل كلمة { $length }.
error-registry-nobody_cleared = لا يوجد في هذه البنية ولا فوقها مكتب مخول بالاطلاع على هذه الدرجة من السرية. اختاروا درجة أخرى أو اطلبوا من مدبر الإدارة تخويل أحد المكاتب.

### نماذج التسجيل

registry-models-title = نماذج التسجيل
registry-models-lead = ما يكتبه مكتب الضبط في كل مرة: قيم أولية وحقول إلزامية وأجل للجواب.
registry-model = النموذج
registry-model-none = بدون نموذج
registry-model-use = تطبيق
registry-model-fill = ملء الحقول حسب نموذج:
registry-model-new = إضافة نموذج
registry-model-name-ar = الاسم بالعربية
registry-model-name-fr = الاسم بالفرنسية
registry-model-says = القيم الأولية
registry-model-mandatory = حقول إلزامية
registry-model-mandatory-hint = إضافة إلى الحقول الإلزامية دائما.
registry-model-entity = يعرض على
registry-model-entity-hint = على مكاتب هذه الوحدة والوحدات التابعة لها والوحدات التي تتبع لها.
registry-model-everyone = الإدارة كلها
registry-model-open = تختار مع كل مراسلة
registry-model-subject = بداية الموضوع
registry-model-delays = الآجال
registry-model-delays-lead = أيام العمل حسب تقويم الإدارة. ويتوقف احتساب الأجل ما دام المودِع مطالبا باستكمال مراسلته.
registry-model-reply-within = أجل الجواب
registry-model-unit = وحدة الاحتساب
registry-model-unit-working = أيام العمل
registry-model-unit-calendar = الأيام
registry-model-unit-months = الأشهر
registry-model-remind = التذكير قبل حلول الأجل (بأيام العمل)
registry-model-remind-hint = يوجه إلى المكتب المكلف بالمعالجة. الفراغ يعني: بدون تذكير.
registry-model-escalate = إشعار الرئيس بعد انصرام الأجل (بأيام العمل)
registry-model-escalate-hint = الفراغ يعني: أبدا.
registry-model-completion = المدة الممنوحة للمودِع لاستكمال المراسلة (بأيام العمل)
registry-model-completion-hint = تُقترح عند الطلب. الفراغ يعني: تُحدد كل مرة.
registry-model-silence = سكوت الإدارة بمثابة موافقة
registry-model-silence-hint = فقط إذا نص على ذلك نص يخص هذا القرار (القانون رقم 55.19). ويُخبَر المودِع بذلك.
registry-model-receipts = الوصولات
registry-model-regime = النظام القانوني
registry-model-regime-hint = عليه يتوقف ما يتضمنه الوصل.
registry-regime-correspondence = مراسلة عادية
registry-regime-administrative_file = ملف إداري (القانون رقم 55.19)
registry-regime-complaint = شكاية (المرسوم رقم 2.17.265)
registry-model-remedies-ar = طرق الطعن بالعربية
registry-model-remedies-fr = طرق الطعن بالفرنسية
registry-model-remedies-hint = تطبع على الوصولات. إذا تركت فارغة أحال الوصل على القانون.
registry-model-on-portal = يمكن للمودِعين اختيار هذا النوع من الطلبات
registry-model-on-portal-hint = يخص المراسلات الواردة على الإدارة كلها فقط.
registry-model-silence-on = سكوت الإدارة بمثابة موافقة
registry-delay = { $unit ->
    [calendar] { $count ->
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
       *[other] { $count } يوما
    }
    [months] { $count ->
        [one] شهر واحد
        [two] شهران
        [few] { $count } أشهر
       *[other] { $count } شهرا
    }
   *[working] { $count ->
        [one] يوم عمل واحد
        [two] يوما عمل
        [few] { $count } أيام عمل
       *[other] { $count } يوم عمل
    }
}
registry-model-days = أجل الجواب: { registry-delay }
registry-model-state-offered = معروض
registry-model-state-retired = مسحوب
registry-model-retired-on = لم يعد هذا النموذج معروضا منذ { $date }.
registry-model-consequence = تحتفظ المراسلات المسجلة سابقا بما تحمله.
registry-model-save = حفظ النموذج
registry-model-retire = سحب النموذج
registry-model-retire-consequence = لا يعرض النموذج المسحوب بعد ذلك، ولا تتغير المراسلات المسجلة به. لا رجعة في السحب.
registry-due-by-model = إن ترك فارغا: { registry-delay } بعد التوصل، حسب النموذج.

done-registry-model-added = أضيف النموذج.
done-registry-model-changed = عدل النموذج.
done-registry-model-retired = سحب النموذج.

error-registry-model_demands = النموذج المختار يفرض هذا الحقل.
error-registry-model_not_for_portal = لا يعرض على المودِعين إلا نموذج للمراسلات الواردة يخص الإدارة كلها.
error-registry-model_remedies_both = اكتبوا طرق الطعن باللغتين معا، أو لا تكتبوها بأي منهما.
error-registry-model_unknown = لم يعد هذا النموذج معروضا: اختاروا غيره أو لا تختاروا أي نموذج.
error-registry-model_name_unfit = أدخلوا الاسم { $language ->
    [ar] بالعربية
   *[fr] بالفرنسية
 } في { $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 } على الأكثر.
error-registry-model_retired = هذا النموذج مسحوب ولا يقبل التعديل.
error-registry-model_direction_stays = يحتفظ النموذج باتجاهه، واردا أو صادرا أو داخليا. أضيفوا نموذجا آخر.
error-registry-models_changed_meanwhile = عدل شخص آخر النماذج في هذه الأثناء. راجعوا ما تغير ثم أعيدوا العملية.
error-registry-models_too_many = للإدارة { $limit } نموذج، بما فيها المسحوبة، ولا يمكنها إضافة غيرها.
error-registry-due_before_received = ينتهي أجل الجواب قبل تاريخ التوصل.
registry-represented = نيابة عن
registry-helper = إيداع بمساعدة
